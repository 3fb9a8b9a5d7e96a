/* A configuration of the SDK's VSS Test Writer that makes it report what a captured writer reported
 * (vss-test-writer-tool.md). The page documents a part of the format; nothing else is written. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "emit/write/xml.h"
#include "model/backup.h"
#include "model/written.h"

/* ---- what it cannot express ---- */

enum left {
    LEFT_IDENTITY,
    LEFT_INSTANCE_NAME,
    LEFT_SOURCE_TYPE,
    LEFT_USAGE,
    LEFT_SCHEMA,
    LEFT_NO_METHOD,
    LEFT_METHOD,
    LEFT_WRITER_RESTORE,
    LEFT_SERVICE,
    LEFT_CAPTION,
    LEFT_SELECTABLE_FOR_RESTORE,
    LEFT_NOTIFY,
    LEFT_FLAGS,
    LEFT_ICON,
    LEFT_DATABASE,
    LEFT_CREATED,
    LEFT_SNAPSHOT,
    LEFT_INCLUDE,
    LEFT_UNKNOWN,
    LEFTS
};

static const char *const texts[LEFTS] = {
    [LEFT_IDENTITY] =
        "writer id, name and version: every Test Writer reports its own class id "
        "5affb034-969f-4919-8875-88f830d0ef89, so component names must not repeat those of "
        "another one that runs",
    [LEFT_INSTANCE_NAME] = "the instance name",
    [LEFT_SOURCE_TYPE] = "the source type",
    [LEFT_USAGE] =
        "usage: only USER_DATA is documented for the Test Writer; written as documents spell it",
    [LEFT_SCHEMA] =
        "bits of backupSchema other than copy, differential, incremental, log and new target",
    [LEFT_NO_METHOD] = "that there is no restore method: the format requires one, so it says "
                       "RESTORE_IF_CAN_BE_REPLACED, never",
    [LEFT_METHOD] =
        "method: only RESTORE_IF_CAN_BE_REPLACED is documented for the Test Writer; written as "
        "documents spell it",
    [LEFT_WRITER_RESTORE] =
        "writerRestore: only always is documented for the Test Writer; written as "
        "documents spell it",
    [LEFT_SERVICE] = "the service to stop, the user procedure",
    [LEFT_CAPTION] = "captions of components",
    [LEFT_SELECTABLE_FOR_RESTORE] = "components that are selectable for restore",
    [LEFT_NOTIFY] = "notifyOnBackupComplete, restoreMetadata",
    [LEFT_FLAGS] = "componentFlags",
    [LEFT_ICON] = "icons",
    [LEFT_DATABASE] = "which files of a database are its logs: all are written as ComponentFile",
    [LEFT_CREATED] = "that files are created during the backup (filespecBackupType 0x10000)",
    [LEFT_SNAPSHOT] = "files excluded from the shadow copy",
    [LEFT_INCLUDE] = "include files of the writer",
    [LEFT_UNKNOWN] = "what this version of vssdoc does not know either (see: vssdoc inspect)",
};

struct testwriter {
    const struct vssdoc_writer *writer;
    size_t left[LEFTS]; /* how often each was met */
    struct vsd_out out;
    struct vsd_xml xml;
};

static void meet(struct testwriter *test, enum left left, bool met)
{
    test->left[left] += met;
}

static bool has_unknown(const struct vssdoc_element *element)
{
    return element->extra != NULL;
}

static void look_at_component(struct testwriter *test, const struct vssdoc_component *c)
{
    meet(test, LEFT_CAPTION, c->caption != NULL && *c->caption != '\0');
    meet(test, LEFT_SELECTABLE_FOR_RESTORE, c->selectable_for_restore == 1);
    meet(test, LEFT_NOTIFY, c->notify_on_backup_complete == 1 || c->restore_metadata == 1);
    meet(test, LEFT_FLAGS, c->flags > 0);
    meet(test, LEFT_ICON, c->icon.spelling != NULL);
    meet(test, LEFT_UNKNOWN, has_unknown(&c->at));
    for (const struct vssdoc_file_set *f = c->file_sets; f != NULL; f = f->next) {
        meet(test, LEFT_DATABASE, f->kind == VSSDOC_DATABASE_LOGFILES);
        meet(test, LEFT_CREATED, f->backup_type > 0 && (f->backup_type & 0x10000) != 0);
        meet(test, LEFT_UNKNOWN, has_unknown(&f->at));
    }
}

#define EXPRESSIBLE                                                                                \
    (VSD_BS_DIFFERENTIAL | VSD_BS_INCREMENTAL | VSD_BS_LOG | VSD_BS_COPY | VSD_BS_NEW_TARGET)

static void look(struct testwriter *test)
{
    const struct vssdoc_writer *w = test->writer;
    const struct vssdoc_restore_method *m = w->restore_method;
    test->left[LEFT_IDENTITY] = 1;
    meet(test, LEFT_INSTANCE_NAME, w->instance_name != NULL);
    meet(test, LEFT_SOURCE_TYPE, w->source_type > 0 && w->source_type != 3 /* VSS_ST_OTHER */);
    meet(test, LEFT_USAGE, w->usage >= 0 && w->usage != 3 /* VSS_UT_USERDATA */);
    meet(test, LEFT_SCHEMA, w->backup_schema > 0 && (w->backup_schema & ~EXPRESSIBLE) != 0);
    meet(test, LEFT_NO_METHOD, m == NULL);
    meet(test, LEFT_METHOD, m != NULL && m->method != 2 /* VSS_RME_RESTORE_IF_CAN_REPLACE */);
    meet(test, LEFT_WRITER_RESTORE, m != NULL && m->writer_restore != 3 /* VSS_WRE_ALWAYS */);
    meet(test, LEFT_SERVICE, m != NULL && (m->service != NULL || m->user_procedure != NULL));
    meet(test, LEFT_SNAPSHOT, w->exclude_files_from_snapshot != NULL);
    meet(test, LEFT_INCLUDE, w->include_files != NULL);
    meet(test, LEFT_UNKNOWN, has_unknown(&w->at));
    for (const struct vssdoc_component *c = w->components; c != NULL; c = c->next)
        look_at_component(test, c);
}

static void tell(struct testwriter *test, vssdoc_left_out_fn *left_out, void *context)
{
    char all[4096];
    int n = snprintf(
        all, sizeof all,
        "Made by vssdoc from the WMD of %.200s. The Test Writer's documented format cannot "
        "express:",
        test->writer->name != NULL ? test->writer->name : "a writer without a name");
    for (size_t i = 0; i < LEFTS; i++) {
        char what[400], times[40] = "";
        if (test->left[i] == 0)
            continue;
        if (test->left[i] > 1)
            (void)snprintf(times, sizeof times, " (%zu times)", test->left[i]);
        (void)snprintf(what, sizeof what, "%s%s", texts[i], times);
        if (left_out != NULL)
            left_out(context, what);
        if (n > 0 && (size_t)n < sizeof all)
            n += snprintf(all + n, sizeof all - (size_t)n, "\n  - %s", what);
    }
    vsd_xml_comment(&test->xml, all);
}

/* ---- the configuration ---- */

static void constant(struct testwriter *test, const char *name, enum vssdoc_enumeration_id id,
                     int value, const struct vssdoc_element *at, const char *key)
{
    char text[VSD_WRITTEN];
    bool confirmed;
    const struct vssdoc_mark *mark = vssdoc_mark_of(at, key);
    if (value == VSSDOC_UNKNOWN)
        vsd_xml_attribute(&test->xml, name, mark != NULL ? mark->raw : NULL);
    else if (value != VSSDOC_ABSENT)
        vsd_xml_attribute(&test->xml, name, vsd_constant_written(id, value, text, &confirmed));
}

static void flag(struct testwriter *test, const char *name, int value)
{
    if (value >= 0)
        vsd_xml_flag(&test->xml, name, value != 0);
}

static void file_set(struct testwriter *test, const char *element,
                     const struct vssdoc_file_set *set)
{
    vsd_xml_element(&test->xml, element);
    vsd_xml_attribute(&test->xml, "path", set->path);
    vsd_xml_attribute(&test->xml, "filespec", set->filespec);
    vsd_xml_flag(&test->xml, "recursive", set->recursive == 1);
    vsd_xml_attribute(&test->xml, "alternatePath", set->alternate_path);
}

static void component_file(struct testwriter *test, const struct vssdoc_file_set *set)
{
    static const struct {
        const char *name;
        int64_t bit;
    } needs[] = {
        {"fullBackupRequired", 0x1},     {"diffBackupRequired", 0x2},
        {"incBackupRequired", 0x4},      {"logBackupRequired", 0x8},
        {"fullSnapshotRequired", 0x100}, {"diffSnapshotRequired", 0x200},
        {"incSnapshotRequired", 0x400},  {"logSnapshotRequired", 0x800},
    };
    file_set(test, "ComponentFile", set);
    for (size_t i = 0; i < sizeof needs / sizeof needs[0] && set->backup_type >= 0; i++)
        if ((set->backup_type & needs[i].bit) == 0) /* yes is the default of all */
            vsd_xml_flag(&test->xml, needs[i].name, false);
    vsd_xml_element_end(&test->xml);
}

static void component(struct testwriter *test, const struct vssdoc_component *c)
{
    vsd_xml_element(&test->xml, "Component");
    vsd_xml_attribute(&test->xml, "componentType", c->type == 1 ? "database" : "filegroup");
    vsd_xml_attribute(&test->xml, "logicalPath", c->logical_path);
    vsd_xml_attribute(&test->xml, "componentName", c->name);
    flag(test, "selectable", c->selectable);
    for (const struct vssdoc_file_set *f = c->file_sets; f != NULL; f = f->next)
        component_file(test, f);
    for (const struct vssdoc_dependency *d = c->dependencies; d != NULL; d = d->next) {
        vsd_xml_element(&test->xml, "Dependency");
        vsd_xml_attribute(&test->xml, "writerId", d->writer_id.spelling);
        vsd_xml_attribute(&test->xml, "logicalPath", d->logical_path);
        vsd_xml_attribute(&test->xml, "componentName", d->name);
        vsd_xml_element_end(&test->xml);
    }
    vsd_xml_element_end(&test->xml);
}

static void restore_method(struct testwriter *test)
{
    const struct vssdoc_restore_method *m = test->writer->restore_method;
    vsd_xml_element(&test->xml, "RestoreMethod");
    if (m == NULL) {
        vsd_xml_attribute(&test->xml, "method", "RESTORE_IF_CAN_BE_REPLACED");
        vsd_xml_attribute(&test->xml, "writerRestore", "never");
    } else {
        constant(test, "method", VSSDOC_RESTOREMETHOD, m->method, &m->at, "method");
        constant(test, "writerRestore", VSSDOC_WRITERRESTORE, m->writer_restore, &m->at,
                 "writer_restore");
    }
    vsd_xml_flag(&test->xml, "rebootRequired", m != NULL && m->reboot_required == 1);
    for (const struct vssdoc_file_set *a = test->writer->alternate_location_mappings; a != NULL;
         a = a->next) {
        file_set(test, "AlternateLocationMapping", a);
        vsd_xml_element_end(&test->xml);
    }
    vsd_xml_element_end(&test->xml);
}

static void schema(struct testwriter *test)
{
    static const struct {
        const char *name;
        int64_t bit;
    } supports[] = {
        {"supportsCopy", VSD_BS_COPY},
        {"supportsDifferential", VSD_BS_DIFFERENTIAL},
        {"supportsIncremental", VSD_BS_INCREMENTAL},
        {"supportsLog", VSD_BS_LOG},
    };
    int64_t bits = test->writer->backup_schema > 0 ? test->writer->backup_schema : 0;
    for (size_t i = 0; i < sizeof supports / sizeof supports[0]; i++)
        if ((bits & supports[i].bit) != 0)
            vsd_xml_flag(&test->xml, supports[i].name, true);
    if ((bits & VSD_BS_NEW_TARGET) == 0) /* it is the Test Writer's default */
        vsd_xml_flag(&test->xml, "supportsNewTarget", false);
}

static void configuration(struct testwriter *test)
{
    const struct vssdoc_writer *w = test->writer;
    vsd_xml_element(&test->xml, "TestWriter");
    constant(test, "usage", VSSDOC_USAGE_TYPE, w->usage, &w->at, "usage");
    schema(test);
    restore_method(test);
    for (const struct vssdoc_file_set *e = w->exclude_files; e != NULL; e = e->next) {
        file_set(test, "ExcludeFile", e);
        vsd_xml_element_end(&test->xml);
    }
    for (const struct vssdoc_component *c = w->components; c != NULL; c = c->next)
        component(test, c);
    vsd_xml_element_end(&test->xml);
}

enum vssdoc_status vssdoc_testwriter_write(const struct vssdoc_document *document,
                                           vssdoc_left_out_fn *left_out, void *left_out_context,
                                           vssdoc_write_fn *write, void *context,
                                           struct vssdoc_error *error)
{
    if (document->writer == NULL)
        return vsd_fail(error, VSSDOC_BAD_ARGUMENT, document->name,
                        "no WMD: a Test Writer reports what a writer does");
    struct testwriter *test = calloc(1, sizeof *test);
    if (test == NULL)
        return vsd_no_memory(error, document->name);
    test->writer = document->writer;
    test->out.write = write;
    test->out.context = context;
    vsd_xml_begin(&test->xml, &test->out, 2);
    look(test);
    tell(test, left_out, left_out_context);
    configuration(test);
    enum vssdoc_status status = vsd_out_finish(&test->out, error);
    free(test);
    return status;
}
