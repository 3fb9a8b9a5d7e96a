/* One capture into the database, in one transaction. */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "fleet/adding.h"
#include "inspect/overview.h"

static int64_t machine_of(struct vsd_adding *adding, const struct vsd_overview *overview)
{
    const char *name = adding->fleet->machine, *by = "option";
    if (name == NULL) {
        name = overview->machine;
        by = "documents";
    }
    if (name == NULL) {
        name = vsd_fleet_place(adding->fleet, &adding->arena, adding->given->capture->source);
        by = "place";
    }
    adding->ok = adding->ok && name != NULL;
    vsd_sql_start(adding, VSD_MACHINE);
    vsd_sql_text(adding, name);
    vsd_sql_text(adding, by);
    vsd_sql_run(adding);
    vsd_sql_start(adding, VSD_MACHINE_OF);
    vsd_sql_text(adding, name);
    return vsd_sql_look_up(adding);
}

static void add_findings(struct vsd_adding *adding)
{
    const struct vssdoc_validation *validation = adding->given->validation;
    size_t n = validation != NULL ? vssdoc_validation_count(validation) : 0;
    for (size_t i = 0; i < n && adding->ok; i++) {
        const struct vssdoc_finding *f = vssdoc_validation_at(validation, i);
        vsd_sql_start(adding, VSD_FINDING);
        vsd_sql_id(adding, adding->capture);
        vsd_sql_text(adding, f->rule->code);
        vsd_sql_text(adding, f->rule->slug);
        vsd_sql_text(adding, vssdoc_severity_name(f->severity));
        vsd_sql_text(adding, f->writer != NULL ? f->writer : f->writer_id);
        vsd_sql_text(adding, f->component);
        vsd_sql_text(adding, f->message);
        vsd_sql_text(adding, f->document);
        vsd_sql_text(adding, f->locator);
        vsd_sql_text(adding, f->fingerprint);
        vsd_sql_run(adding);
    }
}

static void keep_source(struct vsd_adding *adding, int64_t capture)
{
    vsd_sql_start(adding, VSD_SOURCE_OF);
    vsd_sql_id(adding, capture);
    adding->ok = adding->ok && sqlite3_step(adding->at) == SQLITE_ROW;
    const char *source = adding->ok ? (const char *)sqlite3_column_text(adding->at, 0) : NULL;
    adding->fleet->there = source != NULL ? strdup(source) : NULL;
    if (adding->ok)
        (void)sqlite3_reset(adding->at);
    adding->ok = adding->ok && adding->fleet->there != NULL;
}

static bool has_digests(const struct vssdoc_capture *capture)
{
    for (size_t i = 0; i < capture->n_documents; i++)
        if (capture->documents[i]->sha256 != NULL)
            return true;
    return false;
}

/* When a capture came: the day that its place is named by, else today. */
static const char *came_at(const struct vsd_adding *adding, char day[VSD_DAY])
{
    return vsd_fleet_day(adding->given->capture->source, day) ? day : adding->fleet->today;
}

/* The machine may have the same documents from another source: that these are here too is all there is to
 * note. What was noted so before and comes once more is to be added anew. */
static bool is_copy(struct vsd_adding *adding, int64_t machine, const char *content)
{
    const struct vssdoc_capture *capture = adding->given->capture;
    if (!has_digests(capture))
        return false;
    vsd_sql_start(adding, VSD_SAME);
    vsd_sql_text(adding, content);
    vsd_sql_id(adding, machine);
    int64_t same = vsd_sql_look_up(adding);
    if (same == 0)
        return false;
    vsd_sql_start(adding, VSD_COPY);
    vsd_sql_id(adding, same);
    vsd_sql_text(adding, capture->source);
    vsd_sql_run(adding);
    char day[VSD_DAY];
    bool is_new = adding->ok && sqlite3_changes(adding->fleet->db) > 0;
    vsd_sql_start(adding, is_new ? VSD_CAME : VSD_REPLACE);
    vsd_sql_id(adding, same);
    if (is_new)
        vsd_sql_text(adding, came_at(adding, day));
    vsd_sql_run(adding);
    if (is_new)
        keep_source(adding, same);
    return is_new;
}

static void add_capture(struct vsd_adding *adding, const char *content)
{
    const struct vssdoc_capture *capture = adding->given->capture;
    const struct vssdoc_backup_components *bcd = capture->backup_components;
    struct vssdoc_validation_summary findings = {0};
    struct vsd_overview overview;
    char day[VSD_DAY];
    if (adding->given->validation != NULL)
        findings = vssdoc_validation_summary(adding->given->validation);
    adding->ok = adding->ok && vsd_overview_make(&adding->arena, capture, &overview);
    if (!adding->ok)
        return;
    int64_t machine = machine_of(adding, &overview);
    if (is_copy(adding, machine, content))
        return;
    vsd_sql_start(adding, VSD_CAPTURE);
    vsd_sql_id(adding, machine);
    vsd_sql_text(adding, capture->source);
    vsd_sql_text(adding, content);
    vsd_sql_text(adding, overview.taken_at);
    vsd_sql_text(adding, adding->fleet->today);
    vsd_sql_text(adding, overview.taken_by);
    vsd_sql_constant(adding, VSSDOC_BACKUP_TYPE, bcd != NULL ? bcd->backup_type : VSSDOC_ABSENT);
    vsd_sql_guid(adding,
                 bcd != NULL ? &bcd->snapshot_set_id : &(struct vssdoc_guid){.valid = false});
    vsd_sql_number(adding, bcd != NULL ? bcd->bootable_system_state : VSSDOC_ABSENT);
    vsd_sql_id(adding, (int64_t)capture->n_documents);
    vsd_sql_id(adding, (int64_t)overview.n_errors);
    vsd_sql_id(adding, (int64_t)findings.errors);
    vsd_sql_id(adding, (int64_t)findings.warnings);
    vsd_sql_id(adding, (int64_t)findings.infos);
    vsd_sql_text(adding, vssdoc_version());
    vsd_sql_text(adding, came_at(adding, day));
    adding->capture = vsd_sql_insert(adding);
    for (size_t i = 0; i < capture->n_writers && adding->ok; i++)
        vsd_add_writer(adding, capture->writers[i]);
    for (const struct vssdoc_writer_components *e = bcd != NULL ? bcd->writers : NULL;
         e != NULL && adding->ok; e = e->next)
        if (vssdoc_writer_of(capture, e, NULL) == NULL)
            vsd_add_entry(adding, e);
    add_findings(adding);
}

enum vssdoc_status vssdoc_fleet_add(struct vssdoc_fleet *fleet,
                                    const struct vssdoc_fleet_capture *given,
                                    const char **there, struct vssdoc_error *error)
{
    struct vsd_adding adding = {.fleet = fleet, .given = given, .ok = true};
    enum vssdoc_status status = VSSDOC_OK;
    char content[VSD_SHA256_HEX];
    free(fleet->there);
    fleet->there = NULL;
    *there = NULL;
    if (!vsd_fleet_content(given->capture, content))
        return vsd_no_memory(error, given->capture->source);
    vsd_sql_simply(&adding, VSD_BEGIN);
    bool begun = adding.ok;
    vsd_sql_start(&adding, VSD_FORGET);
    vsd_sql_text(&adding, given->capture->source);
    vsd_sql_text(&adding, content);
    vsd_sql_run(&adding);
    add_capture(&adding, content);
    vsd_sql_simply(&adding, VSD_COMMIT);
    if (!adding.ok) {
        status = vsd_fleet_fail(fleet, error);
        adding.ok = begun;
        vsd_sql_simply(&adding, VSD_ROLLBACK);
    }
    vsd_arena_free(&adding.arena);
    *there = status == VSSDOC_OK ? fleet->there : NULL;
    return status;
}
