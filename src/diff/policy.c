#include "diff/policy.h"

#include <string.h>

#include "base/guid.h"
#include "base/text.h"
#include "base/winpath.h"
#include "diff/judge.h"
#include "diff/option.h"
#include "model/model.h"

#define NO           VSD_NO_DEFAULT
#define NOT          VSSDOC_NOISES
#define EXACT        VSD_HOW_EXACT, NOT
#define NAME         VSD_HOW_NAME, NOT, NO
#define FILESPEC     VSD_HOW_FILESPEC, NOT, NO
#define LOGICAL      VSD_HOW_LOGICAL, NOT, NO
#define PATH         VSD_HOW_PATH, NOT, NO
#define PROSE        VSD_HOW_PROSE, NOT, NO
#define NOISE(which) VSD_HOW_NOISE, VSSDOC_NOISE_##which, NO

/* What is not here compares exactly, has no default and is a detail. */
static const struct vsd_policy policies[] = {
    {"writer", "writer_id", NAME, NULL, NULL},
    {"writer", "instance_id", NOISE(INSTANCE_IDS), NULL, NULL},
    {"writer", "instance_name", NAME, NULL, NULL},
    {"writer", "name", NAME, NULL, NULL},
    {"writer", "usage", EXACT, NO, NULL, vsd_judge_usage},
    {"writer", "source_type", EXACT, 3, NULL, NULL},
    {"writer", "writer_version.major", EXACT, 0, NULL, NULL},
    {"writer", "writer_version.minor", EXACT, 0, NULL, NULL},
    {"writer", "backup_schema", EXACT, 0, NULL, vsd_judge_schema},

    {"restore_method", "method", EXACT, NO, NULL, vsd_judge_method},
    {"restore_method", "service", NAME, NULL, vsd_judge_service},
    {"restore_method", "user_procedure", EXACT, NO, "restore-method-detail", NULL},
    {"restore_method", "writer_restore", EXACT, NO, "restore-method-other", NULL},
    {"restore_method", "reboot_required", EXACT, 0, NULL, vsd_judge_reboot},

    {"component", "logical_path", LOGICAL, NULL, NULL},
    {"component", "name", NAME, NULL, NULL},
    {"component", "caption", PROSE, NULL, NULL},
    {"component", "restore_metadata", EXACT, 0, NULL, NULL},
    {"component", "notify_on_backup_complete", EXACT, 0, NULL, NULL},
    {"component", "selectable", EXACT, NO, NULL, vsd_judge_selectable},
    {"component", "selectable_for_restore", EXACT, 0, NULL, vsd_judge_restorable},
    {"component", "flags", EXACT, 0, NULL, vsd_judge_flags},

    {"dependency", "writer_id", NAME, NULL, NULL},
    {"dependency", "logical_path", LOGICAL, NULL, NULL},
    {"dependency", "name", NAME, NULL, NULL},

    {"file_set", "path", PATH, NULL, NULL},
    {"file_set", "filespec", FILESPEC, NULL, NULL},
    {"file_set", "recursive", EXACT, 0, NULL, vsd_judge_recursion},
    {"file_set", "backup_type", EXACT, 0xF0F, NULL, vsd_judge_mask},
    {"file_set", "alternate_path", PATH, "file-set-read-elsewhere", NULL},

    {"restore_location", "path", PATH, NULL, NULL},
    {"restore_location", "filespec", FILESPEC, NULL, NULL},
    {"restore_location", "recursive", EXACT, 0, NULL, NULL},
    {"restore_location", "alternate_path", PATH, NULL, NULL},

    {"backup_components", "bootable_system_state", EXACT, NO, NULL, vsd_judge_system_state},
    {"backup_components", "select_components", EXACT, NO, NULL, vsd_judge_select_components},
    {"backup_components", "backup_type", EXACT, NO, NULL, vsd_judge_backup_type},
    {"backup_components", "partial_file_support", EXACT, 0, NULL, NULL},
    {"backup_components", "restore_type", EXACT, 1, NULL, NULL},
    {"backup_components", "snapshot_set_id", NOISE(SNAPSHOT_IDS), NULL, NULL},

    {"writer_components", "writer_id", NAME, NULL, NULL},
    {"writer_components", "instance_id", NOISE(INSTANCE_IDS), NULL, NULL},
    {"writer_components", "instance_name", NAME, NULL, NULL},

    {"backup_component", "logical_path", LOGICAL, NULL, NULL},
    {"backup_component", "name", NAME, NULL, NULL},
    {"backup_component", "type", EXACT, NO, "bcd-component-request", NULL},
    {"backup_component", "caption", PROSE, NULL, NULL},
    {"backup_component", "backup_succeeded", EXACT, NO, NULL, vsd_judge_succeeded},
    {"backup_component", "backup_stamp", NOISE(STAMPS), NULL, vsd_judge_stamp},
    {"backup_component", "previous_backup_stamp", NOISE(STAMPS), NULL, vsd_judge_stamp},
    {"backup_component", "backup_metadata", NOISE(STAMPS), NULL, vsd_judge_stamp},
    {"backup_component", "restore_metadata", NOISE(STAMPS), NULL, vsd_judge_stamp},
    {"backup_component", "backup_options", EXACT, NO, "bcd-component-request", NULL},
    {"backup_component", "restore_options", EXACT, NO, "bcd-component-request", NULL},
    {"backup_component", "selected_for_restore", EXACT, 0, "bcd-component-request", NULL},
    {"backup_component", "additional_restores", EXACT, 0, "bcd-component-request", NULL},
    {"backup_component", "restore_target", EXACT, 1, "bcd-component-request", NULL},
    {"backup_component", "file_restore_status", EXACT, 0, NULL, vsd_judge_status},
    {"backup_component", "restore_name", EXACT, NO, "bcd-component-request", NULL},
    {"backup_component", "authoritative", EXACT, 0, "bcd-component-request", NULL},
    {"backup_component", "roll_forward.type", EXACT, NO, "bcd-component-request", NULL},
    {"backup_component", "roll_forward.point", EXACT, NO, "bcd-component-request", NULL},
    {"backup_component", "failure.hr", EXACT, NO, NULL, vsd_judge_failure},
    {"backup_component", "failure.hr_application", EXACT, NO, NULL, vsd_judge_failure},
    {"backup_component", "failure.message", PROSE, NULL, vsd_judge_failure},
    {"backup_component", "failure_messages.prepare_for_backup", PROSE, NULL, vsd_judge_failure},
    {"backup_component", "failure_messages.post_snapshot", PROSE, NULL, vsd_judge_failure},
    {"backup_component", "failure_messages.pre_restore", PROSE, NULL, vsd_judge_failure},
    {"backup_component", "failure_messages.post_restore", PROSE, NULL, vsd_judge_failure},

    {"directed_target", "source_path", PATH, NULL, NULL},
    {"directed_target", "source_filename", NAME, NULL, NULL},
    {"directed_target", "destination_path", PATH, NULL, NULL},
    {"directed_target", "destination_filename", NAME, NULL, NULL},
    {"partial_file", "path", PATH, NULL, NULL},
    {"partial_file", "filename", NAME, NULL, NULL},
    {"partial_file", "ranges_file", PATH, NULL, NULL},
    {"differenced_file", "path", PATH, NULL, NULL},
    {"differenced_file", "filespec", FILESPEC, NULL, NULL},
    {"differenced_file", "recursive", EXACT, 0, NULL, NULL},
    {"differenced_file", "lsn_string", NOISE(STAMPS), NULL, NULL},
    {"differenced_file", "last_modify_time", NOISE(STAMPS), NULL, NULL},
    {"restore_subcomponent", "logical_path", LOGICAL, NULL, NULL},
    {"restore_subcomponent", "name", NAME, NULL, NULL},
    {"restore_subcomponent", "repair", EXACT, 0, NULL, NULL},

    {"snapshot_set", "snapshot_set_id", NOISE(SNAPSHOT_IDS), NULL, NULL},
    {"snapshot_set", "description", PROSE, NULL, NULL},
    {"snapshot", "snapshot_id", NOISE(SNAPSHOT_IDS), NULL, NULL},
    {"snapshot", "snapshot_set_id", NOISE(SNAPSHOT_IDS), NULL, NULL},
    {"snapshot", "provider_id", NAME, NULL, NULL},
    {"snapshot", "device_object", NOISE(SNAPSHOT_IDS), NULL, NULL},
    {"snapshot", "creation_timestamp", NOISE(STAMPS), NULL, NULL},
    {"snapshot", "original_volume", PATH, NULL, NULL},
    {"snapshot", "originating_machine", NAME, NULL, NULL},
    {"snapshot", "service_machine", NAME, NULL, NULL},
    {"snapshot", "exposed_name", PATH, NULL, NULL},
    {"snapshot", "exposed_path", PATH, NULL, NULL},

    {"manifest", "snapshot_set_id", NOISE(SNAPSHOT_IDS), NULL, NULL},
    {"manifest", "machine_name", NAME, "manifest-machine-changed", NULL},
    {"manifest", "writer_count", EXACT, NO, NULL, vsd_judge_writer_count},
    {"manifest", "backup_components_file", NOISE(DOCUMENT_NAMES), NULL, NULL},
    {"manifest", "log_file", NOISE(DOCUMENT_NAMES), NULL, NULL},
    {"shadow_copy", "id", NOISE(SNAPSHOT_IDS), NULL, NULL},
    {"shadow_copy", "provider_id", NAME, NULL, NULL},
    {"shadow_copy", "original_volume", PATH, NULL, NULL},
    {"alias", "name", NAME, NULL, NULL},
    {"alias", "value", NAME, NULL, NULL},
    {"manifest_writer", "name", NAME, NULL, NULL},
    {"manifest_writer", "file", NOISE(DOCUMENT_NAMES), NULL, NULL},
};

const struct vsd_policy *vsd_policy_of(const char *class, const char *key)
{
    static const struct vsd_policy any = {NULL, NULL, EXACT, NO, NULL, NULL};
    for (size_t i = 0; i < sizeof policies / sizeof policies[0]; i++)
        if (strcmp(policies[i].class, class) == 0 && strcmp(policies[i].key, key) == 0)
            return &policies[i];
    return &any;
}

/* ---- texts ---- */

static bool is_white(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static const char *skip(const char *text)
{
    while (is_white(*text))
        text++;
    return text;
}

bool vsd_same_words(const char *a, const char *b)
{
    for (a = skip(a), b = skip(b); *a != '\0' && *b != '\0';) {
        if (is_white(*a) && is_white(*b)) {
            a = skip(a);
            b = skip(b);
        } else if (*a == *b) {
            a++;
            b++;
        } else {
            break;
        }
    }
    return *skip(a) == '\0' && *skip(b) == '\0';
}

static bool same_logical(const char *a, const char *b)
{
    size_t n, m;
    a += *a == '\\';
    b += *b == '\\';
    n = strlen(a);
    m = strlen(b);
    n -= n > 0 && a[n - 1] == '\\';
    m -= m > 0 && b[m - 1] == '\\';
    const char *x = a, *y = b;
    while (x < a + n && y < b + m) {
        uint32_t c, d;
        x = vsd_utf8_next(x, &c);
        y = vsd_utf8_next(y, &d);
        if (vsd_fold(c) != vsd_fold(d))
            return false;
    }
    return x >= a + n && y >= b + m;
}

/* Also where both match every file: "*" and "*.*". */
static bool same_filespec(const char *a, const char *b)
{
    return vsd_equal_folded(a, b) || (vsd_filespec_is_every(a) && vsd_filespec_is_every(b));
}

/* "{GUID}" and the like: whatever it identifies. */
static bool is_guid(const char *text)
{
    struct vssdoc_guid guid;
    return vssdoc_guid_parse(text, &guid);
}

static bool texts_differ(struct vsd_diff *diff, const struct vsd_policy *policy, const char *a,
                         const char *b, enum vssdoc_noise *noise)
{
    static const struct {
        enum vsd_diff_how how;
        bool (*same)(const char *, const char *);
        enum vssdoc_noise noise;
    } ways[] = {{VSD_HOW_NAME, vsd_equal_folded, VSSDOC_NOISE_SPELLING},
                {VSD_HOW_FILESPEC, same_filespec, VSSDOC_NOISE_SPELLING},
                {VSD_HOW_LOGICAL, same_logical, VSSDOC_NOISE_SPELLING},
                {VSD_HOW_PROSE, vsd_same_words, VSSDOC_NOISE_WHITE_SPACE}};
    if (vsd_same_text(a, b)) /* whatever the maps make of it */
        return false;
    const char *mapped = vsd_diff_mapped(diff, VSD_OLD, a);
    if (vsd_same_text(mapped, b))
        return false;
    *noise = VSSDOC_NOISES;
    if ((mapped == NULL || *mapped == '\0') && (b == NULL || *b == '\0')) {
        *noise = VSSDOC_NOISE_DEFAULTS;
        return true;
    }
    if (policy->how == VSD_HOW_NOISE) {
        *noise = policy->noise;
        return true;
    }
    if (mapped == NULL || b == NULL)
        return true;
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++)
        if (policy->how == ways[i].how && ways[i].same(mapped, b))
            *noise = ways[i].noise;
    if (policy->how == VSD_HOW_PATH &&
        vsd_winpath_equal(vsd_diff_path(diff, VSD_OLD, a), vsd_diff_path(diff, VSD_NEW, b)))
        *noise = VSSDOC_NOISE_SPELLING;
    if (policy->how == VSD_HOW_NAME && *noise == VSSDOC_NOISES &&
        strcmp(policy->key, "value") == 0 && is_guid(mapped) && is_guid(b))
        *noise = VSSDOC_NOISE_SNAPSHOT_IDS; /* an alias for a shadow copy */
    return true;
}

/* ---- the rest ---- */

static bool guids_differ(struct vsd_diff *diff, const struct vsd_policy *policy,
                         const struct vssdoc_guid *a, const struct vssdoc_guid *b,
                         enum vssdoc_noise *noise)
{
    if (vsd_same_text(a->spelling, b->spelling))
        return false;
    if (vssdoc_guid_equal(a, b)) {
        *noise = VSSDOC_NOISE_SPELLING;
        return true;
    }
    bool none = (a->spelling == NULL || vsd_guid_is_null(a)) &&
                (b->spelling == NULL || vsd_guid_is_null(b));
    if (none && (a->spelling == NULL || b->spelling == NULL)) {
        *noise = VSSDOC_NOISE_DEFAULTS;
        return true;
    }
    return texts_differ(diff, policy, a->spelling, b->spelling, noise);
}

static bool numbers_differ(const struct vsd_policy *policy, const struct vsd_field *field,
                           const void *a, const void *b, int64_t x, int64_t y,
                           enum vssdoc_noise *noise)
{
    *noise = VSSDOC_NOISES;
    if (x == VSSDOC_UNKNOWN && y == VSSDOC_UNKNOWN)
        return strcmp(vsd_raw_of(a, field->key), vsd_raw_of(b, field->key)) != 0;
    if (x != y) {
        int64_t normal = policy->normal;
        if (normal != NO &&
            ((x == VSSDOC_ABSENT && y == normal) || (y == VSSDOC_ABSENT && x == normal)))
            *noise = VSSDOC_NOISE_DEFAULTS;
        return true;
    }
    return false;
}

/* The same value through another name or spelling. */
static bool spelled_otherwise(const struct vsd_field *field, const struct vssdoc_element *a,
                              const struct vssdoc_element *b)
{
    if (a->marks == NULL && b->marks == NULL)
        return false;
    const struct vssdoc_mark *x = vssdoc_mark_of(a, field->key), *y = vssdoc_mark_of(b, field->key);
    return (x != NULL && x->inferred) != (y != NULL && y->inferred);
}

static bool values_differ(struct vsd_diff *diff, const struct vsd_policy *policy,
                          const struct vsd_field *field, const void *a, const void *b,
                          enum vssdoc_noise *noise)
{
    const void *x = (const char *)a + field->offset, *y = (const char *)b + field->offset;
    switch (field->type) {
    case VSD_STRING:
        return texts_differ(diff, policy, *(const char *const *)x, *(const char *const *)y, noise);
    case VSD_GUID:
        return guids_differ(diff, policy, x, y, noise);
    case VSD_BINARY: {
        const char *p = ((const struct vssdoc_binary *)x)->spelling;
        const char *q = ((const struct vssdoc_binary *)y)->spelling;
        bool differ = texts_differ(diff, policy, p, q, noise);
        if (differ && p != NULL && q != NULL && vsd_same_words(p, q))
            *noise = VSSDOC_NOISE_WHITE_SPACE;
        return differ;
    }
    case VSD_BOOLEAN:
    case VSD_ENUM:
        return numbers_differ(policy, field, a, b, *(const int *)x, *(const int *)y, noise);
    case VSD_MASK:
    case VSD_NUMBER:
        return numbers_differ(policy, field, a, b, *(const int64_t *)x, *(const int64_t *)y, noise);
    }
    return false;
}

bool vsd_diff_differs(struct vsd_diff *diff, const struct vsd_policy *policy,
                      const struct vsd_field *field, const void *a, const void *b,
                      enum vssdoc_noise *noise)
{
    if (values_differ(diff, policy, field, a, b, noise))
        return true;
    *noise = VSSDOC_NOISE_SPELLING;
    return spelled_otherwise(field, a, b);
}
