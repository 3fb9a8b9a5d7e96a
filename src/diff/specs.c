/* The table of lists. */
#include "diff/specs.h"

#include <string.h>

#include "base/winpath.h"
#include "diff/option.h"
#include "model/file_set_text.h"

/* ---- identities ---- */

struct vsd_key vsd_path_of(struct vsd_diff *diff, enum vsd_side side, const char *path)
{
    path = path != NULL ? path : "";
    struct vsd_path_key *known = &diff->paths[side][(uintptr_t)path / 8 % VSD_PATHS];
    if (known->path != path) { /* the texts of a document are interned */
        known->path = path;
        known->key = vsd_winpath_key(vsd_diff_path(diff, side, path));
    }
    return known->key;
}

/* As it identifies: whatever matches every file is the same. */
static const char *known_filespec(const char *filespec)
{
    return filespec == NULL ? "" : vsd_filespec_is_every(filespec) ? "*" : filespec;
}

struct vsd_key vsd_triple_of(struct vsd_diff *diff, enum vsd_side side,
                             const struct vssdoc_file_set *set)
{
    struct vsd_key path = vsd_path_of(diff, side, set->path);
    const char *filespec = known_filespec(vsd_diff_mapped(diff, side, set->filespec));
    unsigned char recursive = set->recursive == 1;
    struct vsd_key_maker maker;
    vsd_key_begin(&maker);
    vsd_key_bytes(&maker, &path, sizeof path);
    vsd_key_bytes(&maker, &recursive, 1);
    vsd_key_folded(&maker, filespec, strlen(filespec));
    return vsd_key_end(&maker);
}

static struct vsd_key file_set(struct vsd_diff *diff, enum vsd_side side, const void *item)
{
    const struct vssdoc_file_set *set = item;
    struct vsd_key key = vsd_triple_of(diff, side, set);
    key.high += (uint64_t)set->kind * UINT64_C(0x9E3779B97F4A7C15);
    return key;
}

/* Of several texts, as names compare. */
static struct vsd_key names(struct vsd_diff *diff, enum vsd_side side, const char *const *texts,
                            size_t n)
{
    struct vsd_key_maker maker;
    vsd_key_begin(&maker);
    for (size_t i = 0; i < n; i++) {
        const char *text = vsd_diff_mapped(diff, side, texts[i]);
        text = text != NULL ? text : "";
        vsd_key_folded(&maker, text, strlen(text));
    }
    return vsd_key_end(&maker);
}

struct vsd_key vsd_component_of(struct vsd_diff *diff, enum vsd_side side, const char *full_path)
{
    return names(diff, side, &full_path, 1);
}

static struct vsd_key component(struct vsd_diff *diff, enum vsd_side side, const void *item)
{
    return vsd_component_of(diff, side, ((const struct vssdoc_component *)item)->full_path);
}

static struct vsd_key record(struct vsd_diff *diff, enum vsd_side side, const void *item)
{
    return vsd_component_of(diff, side, ((const struct vssdoc_backup_component *)item)->full_path);
}

static struct vsd_key dependency(struct vsd_diff *diff, enum vsd_side side, const void *item)
{
    const struct vssdoc_dependency *d = item;
    const char *id = d->writer_id.spelling;
    char text[37];
    if (d->writer_id.valid) {
        vssdoc_guid_format(&d->writer_id, text);
        id = text;
    }
    return names(diff, side, (const char *const[]){id, d->remote_computer, d->full_path}, 3);
}

static struct vsd_key of_paths(struct vsd_diff *diff, enum vsd_side side, const char *path,
                               const char *name)
{
    const char *expanded = vsd_diff_path(diff, side, path);
    struct vsd_key key = vsd_winpath_key(expanded != NULL ? expanded : "");
    struct vsd_key second = names(diff, side, &name, 1);
    return (struct vsd_key){key.low ^ second.low, key.high + second.high};
}

static struct vsd_key directed_target(struct vsd_diff *diff, enum vsd_side side, const void *item)
{
    const struct vssdoc_directed_target *t = item;
    return of_paths(diff, side, t->source_path, t->source_filename);
}

static struct vsd_key partial_file(struct vsd_diff *diff, enum vsd_side side, const void *item)
{
    const struct vssdoc_partial_file *p = item;
    return of_paths(diff, side, p->path, p->filename);
}

static struct vsd_key differenced_file(struct vsd_diff *diff, enum vsd_side side, const void *item)
{
    const struct vssdoc_differenced_file *d = item;
    struct vsd_key key = of_paths(diff, side, d->path, known_filespec(d->filespec));
    key.high += d->recursive == 1;
    return key;
}

static struct vsd_key subcomponent(struct vsd_diff *diff, enum vsd_side side, const void *item)
{
    return vsd_component_of(diff, side,
                            ((const struct vssdoc_restore_subcomponent *)item)->full_path);
}

static struct vsd_key snapshot(struct vsd_diff *diff, enum vsd_side side, const void *item)
{
    return of_paths(diff, side, ((const struct vssdoc_snapshot *)item)->original_volume, NULL);
}

static struct vsd_key shadow_copy(struct vsd_diff *diff, enum vsd_side side, const void *item)
{
    return of_paths(diff, side, ((const struct vssdoc_shadow_copy *)item)->original_volume, NULL);
}

static struct vsd_key alias(struct vsd_diff *diff, enum vsd_side side, const void *item)
{
    return names(diff, side, &((const struct vssdoc_alias *)item)->name, 1);
}

static struct vsd_key line(struct vsd_diff *diff, enum vsd_side side, const void *item)
{
    return names(diff, side, &((const struct vssdoc_manifest_writer *)item)->name, 1);
}

/* ---- what people call them ---- */

static const char *text_of_set(struct vsd_diff *diff, const void *item)
{
    char text[VSD_FILE_SET_TEXT];
    return vsd_diff_text(diff, "%s", vsd_file_set_text(item, text));
}

static const char *known(const char *text)
{
    return text != NULL ? text : "(no name)";
}

static const char *text_of_component(struct vsd_diff *diff, const void *item)
{
    return vsd_diff_text(diff, "%s", ((const struct vssdoc_component *)item)->full_path);
}

static const char *text_of_record(struct vsd_diff *diff, const void *item)
{
    return vsd_diff_text(diff, "%s", ((const struct vssdoc_backup_component *)item)->full_path);
}

static const char *text_of_dependency(struct vsd_diff *diff, const void *item)
{
    const struct vssdoc_dependency *d = item;
    const struct vssdoc_known_writer *writer = vssdoc_known_writer_find(&d->writer_id);
    return vsd_diff_text(diff, "%s%s%s:%s", d->remote_computer != NULL ? "\\\\" : "",
                         d->remote_computer != NULL ? d->remote_computer : "",
                         writer != NULL && d->remote_computer == NULL ? writer->name
                         : d->writer_id.spelling != NULL              ? d->writer_id.spelling
                                                                      : "",
                         d->full_path);
}

static const char *text_of_target(struct vsd_diff *diff, const void *item)
{
    const struct vssdoc_directed_target *t = item;
    return vsd_diff_text(diff, "%s\\%s", known(t->source_path), known(t->source_filename));
}

static const char *text_of_partial(struct vsd_diff *diff, const void *item)
{
    const struct vssdoc_partial_file *p = item;
    return vsd_diff_text(diff, "%s\\%s", known(p->path), known(p->filename));
}

static const char *text_of_differenced(struct vsd_diff *diff, const void *item)
{
    const struct vssdoc_differenced_file *d = item;
    return vsd_diff_text(diff, "%s\\%s%s", known(d->path), known(d->filespec),
                         d->recursive == 1 ? " (recursive)" : "");
}

static const char *text_of_subcomponent(struct vsd_diff *diff, const void *item)
{
    return vsd_diff_text(diff, "%s", ((const struct vssdoc_restore_subcomponent *)item)->full_path);
}

static const char *text_of_snapshot(struct vsd_diff *diff, const void *item)
{
    return vsd_diff_text(diff, "%s",
                         known(((const struct vssdoc_snapshot *)item)->original_volume));
}

static const char *text_of_shadow_copy(struct vsd_diff *diff, const void *item)
{
    return vsd_diff_text(diff, "%s",
                         known(((const struct vssdoc_shadow_copy *)item)->original_volume));
}

static const char *text_of_alias(struct vsd_diff *diff, const void *item)
{
    const struct vssdoc_alias *a = item;
    return vsd_diff_text(diff, "%s = %s", known(a->name), known(a->value));
}

static const char *text_of_line(struct vsd_diff *diff, const void *item)
{
    return vsd_diff_text(diff, "%s", known(((const struct vssdoc_manifest_writer *)item)->name));
}

/* ---- the table ---- */

#define OF_SETS VSSDOC_VALUE_FILE_SET, file_set, text_of_set
#define RECORDED                                                                                   \
    "bcd-component-detail", "bcd-component-detail", "bcd-component-changed",                       \
        "bcd-component-detail", true
#define ASKED                                                                                      \
    "bcd-component-request", "bcd-component-request", "bcd-component-changed",                     \
        "bcd-component-request", true

static const struct vsd_list_spec specs[] = {
    {"component", "components", VSD_LIST_COMPONENTS, "component", "component-removed",
     "component-added", "component-changed", "component-detail", false, VSSDOC_VALUE_COMPONENT,
     component, text_of_component},
    {"file_set", "files", VSD_LIST_FILES, "file set", NULL, NULL, "file-set-changed",
     "file-set-detail", false, OF_SETS},
    {"file_set", "exclude_files", VSD_LIST_EXCLUDES, "exclude", NULL, NULL, "exclude-changed",
     "exclude-changed", false, OF_SETS},
    {"file_set", "exclude_files_from_snapshot", VSD_LIST_EXCLUDES, "exclude from the shadow copy",
     NULL, NULL, "exclude-changed", "exclude-changed", false, OF_SETS},
    {"file_set", "include_files", VSD_LIST_PLAIN, "include", "include-removed", "include-added",
     "include-changed", "include-changed", false, OF_SETS},
    {"restore_location", "alternate_location_mappings", VSD_LIST_MAPPINGS,
     "alternate location mapping", "mapping-removed", "mapping-added",
     "alternate-location-mapping-changed", "mapping-changed", false, OF_SETS},
    {"dependency", "dependencies", VSD_LIST_DEPENDENCIES, "dependency", NULL, NULL,
     "dependency-changed", "dependency-changed", false, VSSDOC_VALUE_OBJECT, dependency,
     text_of_dependency},

    {"backup_component", "components", VSD_LIST_COMPONENTS, "component in the BCD",
     "bcd-component-removed", "bcd-component-added", "bcd-component-changed",
     "bcd-component-detail", false, VSSDOC_VALUE_BCD_COMPONENT, record, text_of_record},
    {"restore_location", "new_targets", VSD_LIST_PLAIN, "new target", ASKED, OF_SETS},
    {"directed_target", "directed_targets", VSD_LIST_PLAIN, "directed target", RECORDED,
     VSSDOC_VALUE_OBJECT, directed_target, text_of_target},
    {"partial_file", "partial_files", VSD_LIST_PLAIN, "partial file", RECORDED, VSSDOC_VALUE_OBJECT,
     partial_file, text_of_partial},
    {"differenced_file", "differenced_files", VSD_LIST_PLAIN, "differenced file", RECORDED,
     VSSDOC_VALUE_OBJECT, differenced_file, text_of_differenced},
    {"restore_subcomponent", "restore_subcomponents", VSD_LIST_PLAIN, "subcomponent to restore",
     ASKED, VSSDOC_VALUE_OBJECT, subcomponent, text_of_subcomponent},
    {"snapshot", "snapshots", VSD_LIST_PLAIN, "shadow copy", "bcd-volume-removed",
     "bcd-volume-added", "bcd-changed", "bcd-detail", true, VSSDOC_VALUE_OBJECT, snapshot,
     text_of_snapshot},

    {"shadow_copy", "shadow_copies", VSD_LIST_PLAIN, "shadow copy", "manifest-volume-removed",
     "manifest-volume-added", "manifest-changed", "manifest-detail", true, VSSDOC_VALUE_OBJECT,
     shadow_copy, text_of_shadow_copy},
    {"alias", "aliases", VSD_LIST_PLAIN, "alias", "manifest-detail", "manifest-detail",
     "manifest-changed", "manifest-detail", true, VSSDOC_VALUE_OBJECT, alias, text_of_alias},
    {"manifest_writer", "writers", VSD_LIST_LINES, "line of the manifest", "manifest-detail",
     "manifest-detail", "manifest-changed", "manifest-detail", true, VSSDOC_VALUE_OBJECT, line,
     text_of_line},
};

/* Where the BCD records the same kind of thing as a WMD declares. */
static const struct vsd_list_spec used_mappings = {
    "restore_location", "alternate_location_mappings",
    VSD_LIST_PLAIN,     "alternate location mapping",
    RECORDED,           OF_SETS};

const struct vsd_list_spec *vsd_list_spec_of(const char *owner, const char *class, const char *key)
{
    if (strcmp(owner, "backup_component") == 0 && strcmp(key, used_mappings.key) == 0)
        return &used_mappings;
    for (size_t i = 0; i < sizeof specs / sizeof specs[0]; i++)
        if (strcmp(specs[i].class, class) == 0 && strcmp(specs[i].key, key) == 0)
            return &specs[i];
    return NULL;
}
