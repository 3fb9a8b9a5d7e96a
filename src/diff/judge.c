/* What a difference of one property does: the consequences, by the pages that the causes name. */
#include "diff/judge.h"

#include <string.h>

#include "base/text.h"
#include "model/backup.h"
#include "model/hresults.h"

/* ---- writers ---- */

static bool is_system_state(const struct vssdoc_writer *writer)
{
    return writer->usage == 1 || writer->usage == 2; /* bootable system state, system service */
}

const char *vsd_judge_usage(struct vsd_diff *diff, const struct vsd_field *field, const void *a,
                            const void *b)
{
    bool before = is_system_state(a), after = is_system_state(b);
    (void)diff, (void)field;
    return before && !after   ? "writer-left-system-state"
           : after && !before ? "writer-joined-system-state"
                              : NULL;
}

enum {
    TO_RESTORE = 0x100 | 0x200 | 0x1000 | 0x2000 | 0x4000, /* NEW_TARGET, RESTORE_WITH_MOVE,
                                            ROLLFORWARD, RENAME, AUTHORITATIVE */
    TO_BACK_UP = 0x1 | 0x2 | 0x8 | 0x10 | 0x20 | 0x40
};

const char *vsd_judge_schema(struct vsd_diff *diff, const struct vsd_field *field, const void *a,
                             const void *b)
{
    int64_t before = ((const struct vssdoc_writer *)a)->backup_schema;
    int64_t after = ((const struct vssdoc_writer *)b)->backup_schema;
    (void)diff, (void)field;
    if (before == VSSDOC_UNKNOWN || after == VSSDOC_UNKNOWN)
        return "schema-detail";
    before = before == VSSDOC_ABSENT ? 0 : before;
    after = after == VSSDOC_ABSENT ? 0 : after;
    int64_t lost = before & ~after, gained = after & ~before;
    return (lost & TO_RESTORE) != 0           ? "schema-restore-lost"
           : (lost & TO_BACK_UP) != 0         ? "schema-backup-lost"
           : (gained & VSD_BS_EXCLUSIVE) != 0 ? "schema-became-exclusive"
           : (gained & TO_RESTORE) != 0       ? "schema-restore-gained"
           : (gained & TO_BACK_UP) != 0       ? "schema-backup-gained"
           : (lost & VSD_BS_EXCLUSIVE) != 0   ? "schema-no-longer-exclusive"
                                              : "schema-detail";
}

/* ---- restore methods ---- */

static bool needs_service(const struct vssdoc_writer *writer)
{
    int method = writer->restore_method != NULL ? writer->restore_method->method : VSSDOC_ABSENT;
    return method == VSD_RME_STOP_RESTORE_START || method == VSD_RME_RESTORE_STOP_START;
}

const char *vsd_method_lacks(const struct vssdoc_writer *writer)
{
    const struct vssdoc_restore_method *method = writer->restore_method;
    if (method == NULL)
        return NULL;
    if (method->method == 0 || method->method == VSSDOC_UNKNOWN || method->method == VSSDOC_ABSENT)
        return "a method that is known";
    if (method->method == VSD_RME_TO_ALTERNATE_LOCATION &&
        writer->alternate_location_mappings == NULL)
        return "alternate location mappings, and there are none";
    if (needs_service(writer) && (method->service == NULL || *method->service == '\0'))
        return "a service to stop and start, and none is named";
    return NULL;
}

static const char *usable(struct vsd_diff *diff)
{
    bool before = vsd_method_lacks(diff->writers[VSD_OLD]) == NULL;
    bool after = vsd_method_lacks(diff->writers[VSD_NEW]) == NULL;
    return !after ? "restore-method-unusable" : !before ? "restore-method-usable" : NULL;
}

const char *vsd_judge_method(struct vsd_diff *diff, const struct vsd_field *field, const void *a,
                             const void *b)
{
    (void)field, (void)a, (void)b;
    const char *cause = usable(diff);
    return cause != NULL ? cause : "restore-method-other";
}

const char *vsd_judge_service(struct vsd_diff *diff, const struct vsd_field *field, const void *a,
                              const void *b)
{
    (void)field, (void)a, (void)b;
    bool needed = needs_service(diff->writers[VSD_OLD]) || needs_service(diff->writers[VSD_NEW]);
    const char *cause = needed ? usable(diff) : "restore-method-detail";
    return cause != NULL ? cause : "restore-method-other";
}

const char *vsd_judge_reboot(struct vsd_diff *diff, const struct vsd_field *field, const void *a,
                             const void *b)
{
    (void)diff, (void)field, (void)a;
    return ((const struct vssdoc_restore_method *)b)->reboot_required == 1
               ? "restore-reboot-needed"
               : "restore-reboot-not-needed";
}

/* ---- components ---- */

static bool is_brought_along(struct vsd_diff *diff, enum vsd_side side,
                             const struct vssdoc_component *component)
{
    if (!diff->kin_made[side]) {
        diff->kin_made[side] = true;
        if (!vsd_hierarchy_make(&diff->kin[side], diff->writers[side]))
            diff->no_memory = true;
    }
    return !diff->no_memory && vsd_selectable_ancestor(&diff->kin[side], component) != NULL;
}

const char *vsd_judge_selectable(struct vsd_diff *diff, const struct vsd_field *field,
                                 const void *a, const void *b)
{
    const struct vssdoc_component *before = a, *after = b;
    (void)field;
    if (before->selectable == 1)
        return is_brought_along(diff, VSD_NEW, after) ? "component-only-with-parent"
                                                      : "component-no-longer-selectable";
    if (after->selectable == 1)
        return is_brought_along(diff, VSD_OLD, before) ? "component-selectable-itself"
                                                       : "component-now-optional";
    return NULL;
}

const char *vsd_judge_restorable(struct vsd_diff *diff, const struct vsd_field *field,
                                 const void *a, const void *b)
{
    const struct vssdoc_component *before = a, *after = b;
    (void)field;
    bool lost = before->selectable_for_restore == 1;
    bool matters = is_brought_along(diff, lost ? VSD_NEW : VSD_OLD, lost ? after : before);
    return !matters ? "component-restore-flag"
           : lost   ? "component-not-restorable-alone"
                    : "component-restorable-alone";
}

const char *vsd_judge_flags(struct vsd_diff *diff, const struct vsd_field *field, const void *a,
                            const void *b)
{
    enum { NOT_SYSTEM_STATE = 4 };
    int64_t before = ((const struct vssdoc_component *)a)->flags;
    int64_t after = ((const struct vssdoc_component *)b)->flags;
    (void)field;
    bool matters =
        is_system_state(diff->writers[VSD_OLD]) || is_system_state(diff->writers[VSD_NEW]);
    if (!matters || before == VSSDOC_UNKNOWN || after == VSSDOC_UNKNOWN)
        return NULL;
    bool was = before != VSSDOC_ABSENT && (before & NOT_SYSTEM_STATE) != 0;
    bool is = after != VSSDOC_ABSENT && (after & NOT_SYSTEM_STATE) != 0;
    return is && !was   ? "component-left-system-state"
           : was && !is ? "component-joined-system-state"
                        : NULL;
}

/* ---- file sets ---- */

const char *vsd_judge_mask(struct vsd_diff *diff, const struct vsd_field *field, const void *a,
                           const void *b)
{
    enum { EVERYTHING = 0xF0F, FULL = 0x1, OTHERS = 0xE, SNAPSHOT = 0xF00 };
    int64_t before = ((const struct vssdoc_file_set *)a)->backup_type;
    int64_t after = ((const struct vssdoc_file_set *)b)->backup_type;
    (void)diff, (void)field;
    if (((const struct vssdoc_file_set *)a)->kind > VSSDOC_DATABASE_LOGFILES)
        return NULL; /* only what components list has one */
    if (before == VSSDOC_UNKNOWN || after == VSSDOC_UNKNOWN)
        return "file-set-mask-detail";
    before = before == VSSDOC_ABSENT ? EVERYTHING : before;
    after = after == VSSDOC_ABSENT ? EVERYTHING : after;
    int64_t lost = before & ~after, gained = after & ~before;
    return (lost & FULL) != 0         ? "file-set-left-full-backups"
           : (gained & FULL) != 0     ? "file-set-joined-full-backups"
           : (lost & OTHERS) != 0     ? "file-set-left-other-backups"
           : (gained & OTHERS) != 0   ? "file-set-joined-other-backups"
           : (lost & SNAPSHOT) != 0   ? "file-set-without-snapshot"
           : (gained & SNAPSHOT) != 0 ? "file-set-from-snapshot"
                                      : "file-set-mask-detail";
}

/* Only what components list is backed up. */
const char *vsd_judge_recursion(struct vsd_diff *diff, const struct vsd_field *field, const void *a,
                                const void *b)
{
    const struct vssdoc_file_set *before = a, *after = b;
    (void)diff, (void)field;
    if (before->kind > VSSDOC_DATABASE_LOGFILES || before->recursive == VSSDOC_UNKNOWN ||
        after->recursive == VSSDOC_UNKNOWN)
        return NULL;
    return after->recursive == 1 ? "file-set-folders-joined" : "file-set-folders-left";
}

/* ---- the backup ---- */

const char *vsd_judge_backup_type(struct vsd_diff *diff, const struct vsd_field *field,
                                  const void *a, const void *b)
{
    int before = ((const struct vssdoc_backup_components *)a)->backup_type;
    int after = ((const struct vssdoc_backup_components *)b)->backup_type;
    (void)diff, (void)field;
    bool copies = before == VSD_BT_COPY || after == VSD_BT_COPY;
    bool full = before == VSD_BT_FULL || after == VSD_BT_FULL;
    bool known = before > VSD_BT_UNDEFINED && after > VSD_BT_UNDEFINED;
    return !known || (copies && full) ? "bcd-base-changed" : "bcd-backup-type-changed";
}

const char *vsd_judge_select_components(struct vsd_diff *diff, const struct vsd_field *field,
                                        const void *a, const void *b)
{
    (void)diff, (void)field;
    return ((const struct vssdoc_backup_components *)b)->select_components == 1
               ? "bcd-components-used"
           : ((const struct vssdoc_backup_components *)a)->select_components == 1
               ? "bcd-components-unused"
               : NULL;
}

const char *vsd_judge_system_state(struct vsd_diff *diff, const struct vsd_field *field,
                                   const void *a, const void *b)
{
    (void)diff, (void)field;
    return ((const struct vssdoc_backup_components *)b)->bootable_system_state == 1
               ? "bcd-joined-system-state"
           : ((const struct vssdoc_backup_components *)a)->bootable_system_state == 1
               ? "bcd-left-system-state"
               : NULL;
}

const char *vsd_judge_succeeded(struct vsd_diff *diff, const struct vsd_field *field, const void *a,
                                const void *b)
{
    (void)diff, (void)field;
    return ((const struct vssdoc_backup_component *)b)->backup_succeeded == 0
               ? "bcd-component-failed"
           : ((const struct vssdoc_backup_component *)a)->backup_succeeded == 0
               ? "bcd-component-recovered"
               : NULL;
}

static bool is_bad_status(const void *component)
{
    int status = ((const struct vssdoc_backup_component *)component)->file_restore_status;
    return status == 1 || status == 3; /* VSS_RS_NONE, VSS_RS_FAILED */
}

const char *vsd_judge_status(struct vsd_diff *diff, const struct vsd_field *field, const void *a,
                             const void *b)
{
    (void)diff, (void)field;
    return is_bad_status(b)   ? "bcd-component-failed"
           : is_bad_status(a) ? "bcd-component-recovered"
                              : NULL;
}

static const char *text_of(const struct vsd_field *field, const void *object)
{
    return *(const char *const *)(const void *)((const char *)object + field->offset);
}

const char *vsd_judge_failure(struct vsd_diff *diff, const struct vsd_field *field, const void *a,
                              const void *b)
{
    bool before = vsd_tells_failure(text_of(field, a)), after = vsd_tells_failure(text_of(field, b));
    (void)diff;
    return after && !before   ? "bcd-component-failed"
           : before && !after ? "bcd-component-recovered"
                              : NULL;
}

/* A stamp that only one backup has is no noise, unless the backups are of different types: what is
 * no base needs none, and only what has a base hands one back. */
const char *vsd_judge_stamp(struct vsd_diff *diff, const struct vsd_field *field, const void *a,
                            const void *b)
{
    const struct vssdoc_backup_components *before = diff->captures[VSD_OLD]->backup_components;
    const struct vssdoc_backup_components *after = diff->captures[VSD_NEW]->backup_components;
    const char *x, *y;
    if (field->type == VSD_BINARY) {
        x = ((const struct vssdoc_binary *)(const void *)((const char *)a + field->offset))
                ->spelling;
        y = ((const struct vssdoc_binary *)(const void *)((const char *)b + field->offset))
                ->spelling;
    } else {
        x = text_of(field, a);
        y = text_of(field, b);
    }
    bool one_sided = (x == NULL) != (y == NULL);
    return one_sided && before->backup_type == after->backup_type ? "bcd-component-detail" : NULL;
}

const char *vsd_judge_writer_count(struct vsd_diff *diff, const struct vsd_field *field,
                                   const void *a, const void *b)
{
    const struct vssdoc_manifest *before = a, *after = b;
    (void)diff, (void)field;
    return before->writer_count == (int64_t)before->n_writers &&
                   after->writer_count == (int64_t)after->n_writers
               ? VSD_TOLD_ELSEWHERE
               : NULL;
}
