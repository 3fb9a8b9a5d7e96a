/* Rules about what a writer declares of itself and its files: usage, source, backup schema. */
#include <stdio.h>
#include <string.h>

#include "base/guid.h"
#include "model/constants.h"
#include "model/model.h"
#include "validate/check.h"

/* What a document spells in an unknown way may well be defined: few spellings were ever seen. */
static void spelled_unknown(struct vsd_check *check, const struct vssdoc_writer *w, const char *key,
                            const char *name, const char *type)
{
    vsd_report_at_most(check, VSSDOC_WARNING, w->identification, NULL,
                       "%s \"%.200s\" is none of the values of %s that this version knows", name,
                       vsd_raw_of(&w->at, key), type);
}

/* A writer without IDENTIFICATION is another rule's. */
static void usage_undefined(struct vsd_check *check, const struct vssdoc_writer *w)
{
    if (w->identification == NULL)
        return;
    if (w->usage == VSSDOC_ABSENT)
        vsd_report(check, w->identification, NULL, "IDENTIFICATION has no usage");
    else if (w->usage == VSSDOC_UNKNOWN)
        spelled_unknown(check, w, "usage", "usage", "VSS_USAGE_TYPE");
    else if (w->usage == 0)
        vsd_report(check, w->identification, NULL, "usage is VSS_UT_UNDEFINED");
}
DEFINE_RULE(usage_undefined, .writer = usage_undefined,
            .public = {
                .code = "VSS112",
                .slug = "wmd-usage-undefined",
                .scope = VSSDOC_ON_WMD,
                .severity = VSSDOC_ERROR,
                .why = "whether the writer belongs to the system state depends on it; undefined "
                       "is a writer error by definition, an unknown spelling only a warning",
                .title = "a writer says what its data is used for",
                .advice = "Have the writer pass one of the defined usage types to "
                          "CVssWriter::Initialize.",
                .source = "api:ne-usage_type; api:ew-getidentity"});

/* The API's default for an absent one is VSS_ST_OTHER. */
static void source_undefined(struct vsd_check *check, const struct vssdoc_writer *w)
{
    if (w->identification == NULL)
        return;
    if (w->source_type == VSSDOC_UNKNOWN)
        spelled_unknown(check, w, "source_type", "dataSource", "VSS_SOURCE_TYPE");
    else if (w->source_type == 0)
        vsd_report(check, w->identification, NULL, "dataSource is VSS_ST_UNDEFINED");
}
DEFINE_RULE(source_undefined, .writer = source_undefined,
            .public = {.code = "VSS113",
                       .slug = "wmd-source-undefined",
                       .scope = VSSDOC_ON_WMD,
                       .severity = VSSDOC_ERROR,
                       .why = "undefined is a writer error by definition, an unknown spelling "
                              "only a warning",
                       .title = "a writer says what kind of source its data is, or nothing",
                       .advice = "Have the writer pass one of the defined source types to "
                                 "CVssWriter::Initialize.",
                       .source = "api:ne-source_type; api:ew-getidentity"});

/* ---- the backup schema ---- */

/* Absent means 0, whole files in full backups; nothing is concluded from what was not understood.
 */
static int64_t schema_of(const struct vssdoc_writer *w)
{
    return w->backup_schema > 0 ? w->backup_schema : 0;
}

static int64_t known_bits(enum vssdoc_enumeration_id id)
{
    const struct vssdoc_enumeration *mask = vssdoc_enumeration(id);
    int64_t bits = 0;
    for (size_t i = 0; i < mask->n_constants; i++)
        bits |= mask->constants[i].value;
    return bits;
}

static void schema_unknown_bits(struct vsd_check *check, const struct vssdoc_writer *w)
{
    int64_t schema = schema_of(w), unknown = schema & ~known_bits(VSSDOC_BACKUP_SCHEMA);
    if (unknown != 0)
        vsd_report(check, &w->at, "unknown", "backupSchema %lld has bits without a meaning: 0x%llX",
                   (long long)schema, (unsigned long long)unknown);
    if ((schema & VSD_BS_LSN) != 0)
        vsd_report(check, &w->at, "reserved",
                   "backupSchema %lld has the reserved bit 0x80 (VSS_BS_LSN)", (long long)schema);
}
DEFINE_RULE(schema_unknown_bits, .writer = schema_unknown_bits,
            .public = {
                .code = "VSS160",
                .slug = "wmd-schema-unknown-bits",
                .scope = VSSDOC_ON_WMD,
                .severity = VSSDOC_WARNING,
                .why = "a requester cannot know what the writer promises; a later Windows may",
                .title = "a backup schema consists of bits that are defined and not reserved",
                .advice = "Check what the writer passes to SetBackupSchema.",
                .source = "api:ne-backup_schema"});

static void schema_exclusive(struct vsd_check *check, const struct vssdoc_writer *w)
{
    int64_t schema = schema_of(w), both = VSD_BS_DIFFERENTIAL | VSD_BS_INCREMENTAL;
    if ((schema & VSD_BS_EXCLUSIVE) != 0 && (schema & both) != both)
        vsd_report(
            check, &w->at, NULL,
            "backupSchema %lld forbids to mix incremental and differential backups, but does "
            "not offer both",
            (long long)schema);
}
DEFINE_RULE(schema_exclusive, .writer = schema_exclusive,
            .public = {
                .code = "VSS161",
                .slug = "wmd-schema-exclusive",
                .scope = VSSDOC_ON_WMD,
                .severity = VSSDOC_ERROR,
                .why = "the bit is defined only together with both others",
                .title = "VSS_BS_EXCLUSIVE_INCREMENTAL_DIFFERENTIAL comes with VSS_BS_DIFFERENTIAL "
                         "and VSS_BS_INCREMENTAL",
                .advice = "Correct what the writer passes to SetBackupSchema; until then treat "
                          "it as full backups only.",
                .source = "api:ne-backup_schema"});

static bool offers_neither(const struct vssdoc_writer *w, int64_t bit)
{
    int64_t schema = schema_of(w);
    return (schema & bit) != 0 && (schema & (VSD_BS_DIFFERENTIAL | VSD_BS_INCREMENTAL)) == 0;
}

static void schema_timestamped(struct vsd_check *check, const struct vssdoc_writer *w)
{
    if (offers_neither(w, VSD_BS_TIMESTAMPED))
        vsd_report(
            check, &w->at, NULL,
            "backupSchema %lld promises backup stamps, but neither incremental nor differential "
            "backups",
            (long long)w->backup_schema);
}
DEFINE_RULE(schema_timestamped, .writer = schema_timestamped,
            .public = {.code = "VSS162",
                       .slug = "wmd-schema-timestamped",
                       .scope = VSSDOC_ON_WMD,
                       .severity = VSSDOC_ERROR,
                       .why = "the bit is defined only together with one of the others",
                       .title = "VSS_BS_TIMESTAMPED comes with VSS_BS_DIFFERENTIAL or "
                                "VSS_BS_INCREMENTAL",
                       .advice = "Correct what the writer passes to SetBackupSchema.",
                       .source = "api:ne-backup_schema"});

static void schema_last_modify(struct vsd_check *check, const struct vssdoc_writer *w)
{
    if (offers_neither(w, VSD_BS_LAST_MODIFY))
        vsd_report(check, &w->at, NULL,
                   "backupSchema %lld promises times of last change, but neither incremental nor "
                   "differential backups",
                   (long long)w->backup_schema);
}
DEFINE_RULE(schema_last_modify, .writer = schema_last_modify,
            .public = {.code = "VSS163",
                       .slug = "wmd-schema-lastmodify",
                       .scope = VSSDOC_ON_WMD,
                       .severity = VSSDOC_ERROR,
                       .why = "the bit is defined only together with one of the others",
                       .title = "VSS_BS_LAST_MODIFY comes with VSS_BS_DIFFERENTIAL or "
                                "VSS_BS_INCREMENTAL",
                       .advice = "Correct what the writer passes to SetBackupSchema.",
                       .source = "api:ne-backup_schema"});

static bool has_log_files(const struct vssdoc_writer *w)
{
    for (const struct vssdoc_component *c = w->components; c != NULL; c = c->next)
        for (const struct vssdoc_file_set *s = c->file_sets; s != NULL; s = s->next)
            if (s->kind == VSSDOC_DATABASE_LOGFILES)
                return true;
    return false;
}

static void schema_log(struct vsd_check *check, const struct vssdoc_writer *w)
{
    if ((schema_of(w) & VSD_BS_LOG) != 0 && !has_log_files(w))
        vsd_report(check, &w->at, NULL,
                   "backupSchema %lld offers log backups, but no component has log files",
                   (long long)w->backup_schema);
}
DEFINE_RULE(schema_log, .writer = schema_log,
            .public = {.code = "VSS164",
                       .slug = "wmd-schema-log",
                       .scope = VSSDOC_ON_WMD,
                       .severity = VSSDOC_ERROR,
                       .why = "a log backup of this writer would hold nothing",
                       .title = "a writer that offers log backups has DATABASE_LOGFILES",
                       .advice = "Have the writer add its logs with AddDatabaseLogFiles, or take "
                                 "VSS_BS_LOG out of its schema.",
                       .source = "writer-backup-schema-support.md"});

static void schema_move(struct vsd_check *check, const struct vssdoc_writer *w)
{
    if ((schema_of(w) & VSD_BS_RESTORE_WITH_MOVE) != 0 &&
        (w->instance_name == NULL || *w->instance_name == '\0'))
        vsd_report(check, &w->at, NULL,
                   "backupSchema %lld offers restores to another instance, but the writer has no "
                   "instance name",
                   (long long)w->backup_schema);
}
DEFINE_RULE(schema_move, .writer = schema_move,
            .public = {
                .code = "VSS165",
                .slug = "wmd-schema-move-no-instance-name",
                .scope = VSSDOC_ON_WMD,
                .severity = VSSDOC_ERROR,
                .why = "instance ids do not outlive a start of the writer; without a name the "
                       "other instance cannot be found",
                .title = "a writer with VSS_BS_WRITER_SUPPORTS_RESTORE_WITH_MOVE has an instance "
                         "name",
                .advice = "Have the writer pass an instance name to CVssWriter::InitializeEx.",
                .source = "writer-backup-schema-support.md; api:cvsswriter-initialize"});

/* ---- what backups need of a file set ---- */

static void fsbt_unknown_bits(struct vsd_check *check, const struct vssdoc_file_set *set)
{
    int64_t unknown = set->backup_type & ~known_bits(VSSDOC_FILE_SPEC_BACKUP_TYPE);
    if (set->backup_type >= 0 && unknown != 0) {
        char subject[1200];
        (void)snprintf(subject, sizeof subject, "%s\\%s", set->path != NULL ? set->path : "",
                       set->filespec != NULL ? set->filespec : "");
        vsd_report(check, &set->at, subject,
                   "filespecBackupType %lld has bits without a meaning, 0x%llX: %.300s",
                   (long long)set->backup_type, (unsigned long long)unknown, subject);
    }
}
DEFINE_RULE(fsbt_unknown_bits, .file_set = fsbt_unknown_bits,
            .public = {
                .code = "VSS166",
                .slug = "wmd-fsbt-unknown-bits",
                .scope = VSSDOC_ON_WMD,
                .severity = VSSDOC_WARNING,
                .why = "a requester cannot know what the writer asks for; a later Windows may",
                .title = "filespecBackupType consists of bits that are defined",
                .advice = "Check the mask that the writer passes when it adds the files.",
                .source = "api:ne-file_spec_backup_type"});

static void fsbt_no_full(struct vsd_check *check, const struct vssdoc_file_set *set)
{
    if (set->backup_type < 0 || (set->backup_type & 0x1) != 0)
        return;
    char subject[1200];
    (void)snprintf(subject, sizeof subject, "%s\\%s", set->path != NULL ? set->path : "",
                   set->filespec != NULL ? set->filespec : "");
    vsd_report(check, &set->at, subject,
               "full backups leave these files out (filespecBackupType %lld): %.300s",
               (long long)set->backup_type, subject);
}
DEFINE_RULE(fsbt_no_full, .file_set = fsbt_no_full,
            .public = {
                .code = "VSS167",
                .slug = "wmd-fsbt-no-full",
                .scope = VSSDOC_ON_WMD,
                .severity = VSSDOC_INFO,
                .why = "a writer may mean it; somebody who looks for the files in a full backup "
                       "should know",
                .title = "full backups need every file set",
                .advice = "Nothing is to be done if the writer means it; do not expect the files "
                          "in a full backup.",
                .source = "requestor-role-in-backing-up-complex-stores.md; "
                          "api:ne-file_spec_backup_type"});

/* A mask with all four bits says "always", as the default does, whatever the schema. */
static bool asks_for(const struct vssdoc_file_set *set, int64_t bit)
{
    return set->backup_type >= 0 && (set->backup_type & 0xF) != 0xF &&
           (set->backup_type & bit) != 0;
}

static void look_for_type(struct vsd_check *check, const struct vssdoc_writer *w, int64_t bit,
                          const char *name)
{
    const struct vssdoc_file_set *first = NULL;
    size_t n = 0;
    check->component = NULL; /* unless all are of one */
    for (const struct vssdoc_component *c = w->components; c != NULL; c = c->next) {
        for (const struct vssdoc_file_set *s = c->file_sets; s != NULL; s = s->next) {
            if (!asks_for(s, bit))
                continue;
            if (n++ == 0) {
                first = s;
                check->component = c;
            } else if (check->component != c) {
                check->component = NULL;
            }
        }
    }
    if (n > 0)
        vsd_report(
            check, &first->at, name,
            "%zu file set%s marked as needed by %s backups, which backupSchema %lld does not "
            "offer; first: %.200s\\%.100s",
            n, n > 1 ? "s are" : " is", name, (long long)schema_of(w),
            first->path != NULL ? first->path : "", first->filespec != NULL ? first->filespec : "");
}

static void fsbt_beyond_schema(struct vsd_check *check, const struct vssdoc_writer *w)
{
    static const struct {
        int64_t schema, fsbt;
        const char *name;
    } types[] = {{VSD_BS_DIFFERENTIAL, 0x2, "differential"},
                 {VSD_BS_INCREMENTAL, 0x4, "incremental"},
                 {VSD_BS_LOG, 0x8, "log"}};
    if (w->backup_schema == VSSDOC_UNKNOWN)
        return;
    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++)
        if ((schema_of(w) & types[i].schema) == 0)
            look_for_type(check, w, types[i].fsbt, types[i].name);
}
DEFINE_RULE(fsbt_beyond_schema, .writer = fsbt_beyond_schema,
            .public = {
                .code = "VSS168",
                .slug = "wmd-fsbt-beyond-schema",
                .scope = VSSDOC_ON_WMD,
                .severity = VSSDOC_INFO,
                .why = "harmless: such a backup of this writer is a full one; but schema and "
                       "masks should tell the same story",
                .title = "file sets are marked for types of backup that the writer offers",
                .advice = "Check the masks, or what the writer passes to SetBackupSchema.",
                .source = "file-level-schema-support.md; writer-backup-schema-support.md"});

/* ---- express writers ---- */

/* The writers whose metadata Windows keeps in its metadata store, as captured. */
static bool is_express(const struct vssdoc_writer *w)
{
    static const char *const ids[] = {
        "0bada1de-01a9-4625-8278-69e735f39dd2", /* Performance Counters Writer */
        "75dfb225-e2e4-4d39-9ac9-ffaff65ddf06", /* VSS Metadata Store Writer */
        "d61d61c8-d73a-4eee-8cdd-f6f9786b7124", /* Task Scheduler Writer */
    };
    char id[VSD_GUID_TEXT];
    if (!w->writer_id.valid)
        return false;
    vssdoc_guid_format(&w->writer_id, id);
    for (size_t i = 0; i < sizeof ids / sizeof ids[0]; i++)
        if (strcmp(id, ids[i]) == 0)
            return true;
    return false;
}

static void look_at_method(struct vsd_check *check, const struct vssdoc_restore_method *m)
{
    const struct vssdoc_constant *method = vssdoc_constant(VSSDOC_RESTOREMETHOD, m->method);
    if (method != NULL &&
        (m->method == VSD_RME_UNDEFINED || m->method == VSD_RME_TO_ALTERNATE_LOCATION ||
         m->method == VSD_RME_CUSTOM))
        vsd_report(check, &m->at, "method", "an express writer cannot have the restore method %s",
                   method->name);
    if (m->writer_restore >= 0 && m->writer_restore != VSD_WRE_NEVER)
        vsd_report(check, &m->at, "writerRestore",
                   "an express writer takes no part in restores: writerRestore must be never");
}

static void look_at_files(struct vsd_check *check, const struct vssdoc_writer *w)
{
    for (const struct vssdoc_component *c = w->components; c != NULL; c = c->next) {
        check->component = c;
        if (c->flags > 0 && (c->flags & 0x3) != 0)
            vsd_report(check, &c->at, "componentFlags",
                       "an express writer does not recover in the shadow copy: componentFlags %lld",
                       (long long)c->flags);
        for (const struct vssdoc_file_set *s = c->file_sets; s != NULL; s = s->next)
            if (s->alternate_path != NULL)
                vsd_report(check, &s->at, s->path,
                           "an express writer cannot have an alternate path: "
                           "\"%.300s\"",
                           s->alternate_path);
    }
    check->component = NULL;
    if (w->exclude_files_from_snapshot != NULL)
        vsd_report(check, &w->exclude_files_from_snapshot->at, "exclude from snapshot",
                   "an express writer cannot remove files from a shadow copy");
}

static void express_limits(struct vsd_check *check, const struct vssdoc_writer *w)
{
    if (!is_express(w))
        return;
    if (w->usage == 4)
        vsd_report(check, &w->at, "usage", "an express writer cannot have the usage VSS_UT_OTHER");
    if ((schema_of(w) & ~(int64_t)(VSD_BS_COPY | VSD_BS_INDEPENDENT_SYSTEM_STATE)) != 0)
        vsd_report(check, &w->at, "backupSchema",
                   "an express writer makes full and copy backups only: backupSchema %lld",
                   (long long)w->backup_schema);
    if (w->major_version > 0 || w->minor_version > 0)
        vsd_report(check, &w->at, "version", "an express writer has the version 0.0");
    if (w->restore_method != NULL)
        look_at_method(check, w->restore_method);
    look_at_files(check, w);
}
DEFINE_RULE(express_limits, .writer = express_limits,
            .public = {
                .code = "VSS169",
                .slug = "wmd-express-limits",
                .scope = VSSDOC_ON_WMD,
                .severity = VSSDOC_INFO,
                .why = "later versions of Windows may lift a limit, and which writers are express "
                       "ones is known from captured documents alone",
                .title = "a writer of the metadata store declares what an express writer can",
                .advice = "Check where the document comes from: Windows does not let an express "
                          "writer declare this.",
                .source = "api:ivssexpresswriter; api:ivsscreateexpresswritermetadata"});
