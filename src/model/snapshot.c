#include "model/snapshot.h"

#include <string.h>

#include "base/text.h"

bool vsd_has_bits(int64_t mask, int64_t bits)
{
    return mask >= 0 && (mask & bits) == bits;
}

bool vsd_is_transportable(const struct vssdoc_snapshot_set *set,
                          const struct vssdoc_snapshot *snapshot)
{
    return vsd_has_bits(snapshot->attributes >= 0 ? snapshot->attributes : set->context,
                        VSD_ATTR_TRANSPORTABLE);
}

bool vsd_any_transportable(const struct vssdoc_snapshot_set *set)
{
    bool any = vsd_has_bits(set->context, VSD_ATTR_TRANSPORTABLE);
    for (const struct vssdoc_snapshot *s = set->snapshots; s != NULL && !any; s = s->next)
        any = vsd_is_transportable(set, s);
    return any;
}

bool vsd_hides_elements(const struct vssdoc_element *element)
{
    const struct vssdoc_extra_element *e = element->extra != NULL ? element->extra->elements : NULL;
    while (e != NULL && (strncmp(e->xml, "<!", 2) == 0 || strncmp(e->xml, "<?", 2) == 0))
        e = e->next;
    return e != NULL;
}

/* Whether something that is unknown to this version may describe disks. */
static bool may_describe_disks(const struct vssdoc_element *element)
{
    static const char *const words[] = {"lun", "disk", "extent", "metadata"};
    const struct vssdoc_extra_attribute *a =
        element->extra != NULL ? element->extra->attributes : NULL;
    for (; a != NULL; a = a->next)
        for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
            if (vsd_contains_folded(a->name, words[i]))
                return true;
    return vsd_hides_elements(element);
}

const struct vssdoc_element *vsd_describes_disks(const struct vssdoc_backup_components *bcd)
{
    const struct vssdoc_snapshot_set *set = bcd->snapshot_set;
    if (set != NULL && (set->metadata != NULL || may_describe_disks(&set->at)))
        return &set->at;
    for (const struct vssdoc_snapshot *s = set != NULL ? set->snapshots : NULL; s != NULL;
         s = s->next)
        if (may_describe_disks(&s->at))
            return &s->at;
    return may_describe_disks(&bcd->at) ? &bcd->at : NULL;
}

/* "<LUN_MAPPING …": the name of an element that was kept as text. */
static bool is_called_disk(const char *xml)
{
    char name[64];
    size_t length = strcspn(xml, " \t\r\n/>");
    if (length >= sizeof name)
        return false;
    memcpy(name, xml, length);
    name[length] = '\0';
    return vsd_contains_folded(name, "lun") || vsd_contains_folded(name, "extent");
}

static bool holds_disk(const struct vssdoc_element *element)
{
    const struct vssdoc_extra_element *e = element->extra != NULL ? element->extra->elements : NULL;
    while (e != NULL && !is_called_disk(e->xml))
        e = e->next;
    return e != NULL;
}

bool vsd_names_disks(const struct vssdoc_backup_components *bcd)
{
    const struct vssdoc_snapshot_set *set = bcd->snapshot_set;
    bool any = holds_disk(&bcd->at) || (set != NULL && holds_disk(&set->at));
    for (const struct vssdoc_snapshot *s = set != NULL ? set->snapshots : NULL; s != NULL && !any;
         s = s->next)
        any = holds_disk(&s->at);
    return any;
}
