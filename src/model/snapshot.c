#include "model/snapshot.h"

#include <string.h>

#include "base/text.h"

bool vsd_has_bits(int64_t mask, int64_t bits)
{
    return mask >= 0 && (mask & bits) == bits;
}

/* VSS_CTX_ALL is for queries (shadow-copy-context-configurations.md): it says nothing of a set. */
static int64_t context_of(const struct vssdoc_snapshot_set *set)
{
    enum { ALL = UINT32_MAX };
    return set->context == ALL ? VSSDOC_ABSENT : set->context;
}

/* The bits of a context stand among the attributes of its shadow copies, too (api:ns-vss-vss_snapshot_prop). */
static const struct vssdoc_element *tells(const struct vssdoc_snapshot_set *set, int64_t bits)
{
    if (set == NULL)
        return NULL;
    int64_t context = context_of(set);
    if (context >= 0)
        return (context & bits) != 0 ? &set->at : NULL;
    const struct vssdoc_snapshot *s = set->snapshots;
    while (s != NULL && (s->attributes < 0 || (s->attributes & bits) == 0))
        s = s->next;
    return s != NULL ? &s->at : NULL;
}

const struct vssdoc_element *vsd_without_writers(const struct vssdoc_snapshot_set *set)
{
    return tells(set, VSD_ATTR_NO_WRITERS);
}

const struct vssdoc_element *vsd_tells_context(const struct vssdoc_snapshot_set *set)
{
    return tells(set, VSD_ATTR_PERSISTENT | VSD_ATTR_CLIENT_ACCESSIBLE | VSD_ATTR_NO_AUTO_RELEASE |
                          VSD_ATTR_NO_WRITERS | VSD_ATTR_TRANSPORTABLE | VSD_ATTR_DIFFERENTIAL |
                          VSD_ATTR_PLEX);
}

bool vsd_is_transportable(const struct vssdoc_snapshot_set *set,
                          const struct vssdoc_snapshot *snapshot)
{
    return vsd_has_bits(snapshot->attributes >= 0 ? snapshot->attributes : context_of(set),
                        VSD_ATTR_TRANSPORTABLE);
}

bool vsd_any_transportable(const struct vssdoc_snapshot_set *set)
{
    bool any = vsd_has_bits(context_of(set), VSD_ATTR_TRANSPORTABLE);
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
