/* Rules about the list of shadow copies that a BCD describes, and that a manifest has. */
#include <string.h>

#include "base/guid.h"
#include "base/hash.h"
#include "base/key.h"
#include "base/winpath.h"
#include "validate/check.h"

struct seen {
    UT_hash_handle hh;
    struct vsd_key key;
    const char *volume;
};

/* What had the key before, NULL when nothing had; remembers it then. */
static const struct seen *see(struct vsd_check *check, struct seen **all, struct vsd_key key,
                              const char *volume)
{
    struct seen *seen = NULL;
    HASH_FIND(hh, *all, &key, sizeof key, seen);
    if (seen != NULL)
        return seen;
    struct seen *added = vsd_check_alloc(check, sizeof *added);
    if (added == NULL)
        return NULL;
    *added = (struct seen){.key = key, .volume = volume};
    HASH_ADD(hh, *all, key, sizeof key, added);
    if (added->hh.tbl == NULL)
        vsd_check_no_memory(check);
    return NULL;
}

static const char *named(const char *volume)
{
    return volume != NULL ? volume : "an unnamed volume";
}

static bool has_id(const struct vssdoc_guid *id)
{
    return id->valid && !vsd_guid_is_null(id);
}

static void snapshot_twice(struct vsd_check *check, const struct vssdoc_backup_components *bcd)
{
    struct seen *ids = NULL, *volumes = NULL;
    const struct vssdoc_snapshot *s =
        bcd->snapshot_set != NULL ? bcd->snapshot_set->snapshots : NULL;
    for (; s != NULL; s = s->next) {
        const char *volume = s->original_volume;
        const struct seen *same =
            has_id(&s->snapshot_id) ? see(check, &ids, vsd_guid_key(&s->snapshot_id), volume)
                                    : NULL;
        if (same != NULL)
            vsd_report(check, &s->at, named(volume),
                       "the shadow copy of %.200s has the id of that of %.200s: %.40s",
                       named(volume), named(same->volume), s->snapshot_id.spelling);
        if (volume != NULL && *volume != '\0' &&
            see(check, &volumes, vsd_winpath_key(volume), volume) != NULL && same == NULL)
            vsd_report(check, &s->at, volume, "a second shadow copy of %.200s in one set", volume);
    }
    HASH_CLEAR(hh, ids);
    HASH_CLEAR(hh, volumes);
}
DEFINE_RULE(snapshot_twice, .bcd = snapshot_twice,
            .public = {.code = "VSS387",
                       .slug = "bcd-snapshot-twice",
                       .scope = VSSDOC_ON_BCD,
                       .severity = VSSDOC_ERROR,
                       .why = "VSS adds a volume to a set once and gives each shadow copy an id of "
                              "its own: something else made this list",
                       .title = "a set has one shadow copy of each volume, each with its own id",
                       .advice = "Use the document as VSS saved it; an import would take the wrong "
                                 "disk.",
                       .source = "api:bc-addtosnapshotset; api:ns-vss-vss_snapshot_prop"});

/* An attribute that is unknown to this version and holds a GUID may be the id. */
static bool may_hold_id(const struct vssdoc_element *element)
{
    struct vssdoc_guid guid;
    const struct vssdoc_extra_attribute *a =
        element->extra != NULL ? element->extra->attributes : NULL;
    while (a != NULL && !vssdoc_guid_parse(a->value, &guid))
        a = a->next;
    return a != NULL;
}

static void snapshot_id(struct vsd_check *check, const struct vssdoc_backup_components *bcd)
{
    const struct vssdoc_snapshot *s =
        bcd->snapshot_set != NULL ? bcd->snapshot_set->snapshots : NULL;
    for (; s != NULL; s = s->next)
        if (vsd_guid_is_null(&s->snapshot_id) ||
            (s->snapshot_id.spelling == NULL && !may_hold_id(&s->at)))
            vsd_report(check, &s->at, named(s->original_volume), "the shadow copy of %.200s has %s",
                       named(s->original_volume),
                       s->snapshot_id.spelling == NULL ? "no snapshotId" : "a null GUID as its id");
}
DEFINE_RULE(snapshot_id, .bcd = snapshot_id,
            .public = {
                .code = "VSS388",
                .slug = "bcd-snapshot-id-missing",
                .scope = VSSDOC_ON_BCD,
                .severity = VSSDOC_WARNING,
                .why = "nobody can find the shadow copy by it; how documents spell the id is "
                       "not public",
                .title = "every shadow copy that is described has an id",
                .advice = "Use the document as SaveAsXML gave it after DoSnapshotSet.",
                .source = "api:ns-vss-vss_snapshot_prop; api:bc-addtosnapshotset"});

static uint32_t unknown_bits(int64_t mask)
{
    const struct vssdoc_enumeration *bits = vssdoc_enumeration(VSSDOC_SNAPSHOT_ATTRIBUTES);
    uint32_t unknown = mask > 0 ? (uint32_t)mask : 0;
    for (size_t i = 0; i < bits->n_constants; i++)
        unknown &= ~bits->constants[i].value;
    return unknown;
}

static void snapshot_bits(struct vsd_check *check, const struct vssdoc_backup_components *bcd)
{
    const struct vssdoc_snapshot_set *set = bcd->snapshot_set;
    if (set == NULL)
        return;
    if (unknown_bits(set->context) != 0)
        vsd_report(check, &set->at, "context",
                   "the set's context %lld has bits without a meaning, 0x%lX",
                   (long long)set->context, (unsigned long)unknown_bits(set->context));
    for (const struct vssdoc_snapshot *s = set->snapshots; s != NULL; s = s->next)
        if (unknown_bits(s->attributes) != 0)
            vsd_report(check, &s->at, named(s->original_volume),
                       "the attributes %lld of the shadow copy of %.200s have bits without a "
                       "meaning, 0x%lX",
                       (long long)s->attributes, named(s->original_volume),
                       (unsigned long)unknown_bits(s->attributes));
}
DEFINE_RULE(snapshot_bits, .bcd = snapshot_bits,
            .public = {.code = "VSS389",
                       .slug = "bcd-snapshot-unknown-bits",
                       .scope = VSSDOC_ON_BCD,
                       .severity = VSSDOC_WARNING,
                       .why = "a later Windows may have given them a meaning",
                       .title = "attributes of shadow copies consist of bits that are defined",
                       .advice = "Find out what wrote the mask.",
                       .source = "api:ne-vss-vss_volume_snapshot_attributes"});

/* ---- the manifest ---- */

static bool same_kind(const char *a, const char *b)
{
    return a != NULL && b != NULL && vsd_winpath_kind(a) == vsd_winpath_kind(b);
}

static void compare_copy(struct vsd_check *check, const struct vssdoc_snapshot *s,
                         const struct vssdoc_manifest *manifest)
{
    const struct vssdoc_shadow_copy *copy = manifest->shadow_copies;
    while (copy != NULL && !vssdoc_guid_equal(&copy->id, &s->snapshot_id))
        copy = copy->next;
    if (copy == NULL)
        vsd_report(check, &s->at, named(s->original_volume),
                   "describes a shadow copy of %.200s that the manifest of the same set does not "
                   "list: %.40s",
                   named(s->original_volume), s->snapshot_id.spelling);
    else if (same_kind(copy->original_volume, s->original_volume) &&
             !vsd_winpath_equal(copy->original_volume, s->original_volume))
        vsd_report(check, &s->at, named(s->original_volume),
                   "the shadow copy %.40s is of %.200s here, and of %.200s in the manifest",
                   s->snapshot_id.spelling, s->original_volume, copy->original_volume);
}

enum { MOST = 64 }; /* volumes of a set */

static void set_against_manifest(struct vsd_check *check, const struct vssdoc_capture *capture)
{
    const struct vssdoc_backup_components *bcd = capture->backup_components;
    const struct vssdoc_manifest *manifest = capture->manifest;
    if (bcd == NULL || manifest == NULL || bcd->snapshot_set == NULL ||
        manifest->n_shadow_copies > MOST || bcd->snapshot_set->n_snapshots > MOST ||
        !vssdoc_guid_equal(&manifest->snapshot_set_id, &bcd->snapshot_set_id))
        return;
    check->document = bcd->document;
    for (const struct vssdoc_snapshot *s = bcd->snapshot_set->snapshots; s != NULL; s = s->next)
        if (has_id(&s->snapshot_id))
            compare_copy(check, s, manifest);
}
DEFINE_RULE(set_against_manifest, .capture = set_against_manifest,
            .public = {.code = "VSS498",
                       .slug = "x-manifest-snapshot",
                       .scope = VSSDOC_ON_CAPTURE,
                       .severity = VSSDOC_WARNING,
                       .why = "one of the two was edited, or the set is another; which volumes it "
                              "has is in doubt",
                       .title = "BCD and manifest describe the same shadow copies",
                       .advice = "Unpack the metadata CAB again into a folder of its own.",
                       .source = "api:ns-vss-vss_snapshot_prop; captured documents"});

static void manifest_twice(struct vsd_check *check, const struct vssdoc_capture *capture)
{
    struct seen *ids = NULL;
    if (capture->manifest == NULL)
        return;
    check->document = capture->manifest->document;
    for (const struct vssdoc_shadow_copy *s = capture->manifest->shadow_copies; s != NULL;
         s = s->next) {
        const struct seen *same =
            has_id(&s->id) ? see(check, &ids, vsd_guid_key(&s->id), s->original_volume) : NULL;
        if (same != NULL)
            vsd_report(check, &s->at, named(s->original_volume),
                       "the shadow copy of %.200s has the id of that of %.200s: %.40s",
                       named(s->original_volume), named(same->volume), s->id.spelling);
    }
    HASH_CLEAR(hh, ids);
}
DEFINE_RULE(manifest_twice, .capture = manifest_twice,
            .public = {.code = "VSS499",
                       .slug = "x-manifest-snapshot-twice",
                       .scope = VSSDOC_ON_CAPTURE,
                       .severity = VSSDOC_ERROR,
                       .why = "every shadow copy has an id of its own: the list was edited",
                       .title = "the manifest's shadow copies have different ids",
                       .advice = "Unpack the metadata CAB again.",
                       .source = "captured documents; api:ns-vss-vss_snapshot_prop"});
