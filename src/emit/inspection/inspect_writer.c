/* A writer: what it is, and its components as a tree. */
#include <stdio.h>
#include <string.h>

#include "base/guid.h"
#include "base/text.h"
#include "emit/inspection/inspect_page.h"
#include "inspect/tree.h"
#include "model/model.h"

/* ---- what it is ---- */

static const char *usage_words(int usage)
{
    switch (usage) {
    case 1:
        return "bootable system state";
    case 2:
        return "system service";
    case 3:
        return "user data";
    case 4:
        return "other data";
    case VSSDOC_UNKNOWN:
        return "usage not understood";
    case VSSDOC_ABSENT:
        return "usage not recorded";
    default:
        return "usage undefined";
    }
}

static void restore_words(const struct vssdoc_writer *writer, char *text, size_t room)
{
    static const char *const methods[] = {
        [0] = "restore method undefined",
        [1] = "restored if nothing is there",
        [2] = "restored if the files can be replaced",
        [3] = "restored while a service is stopped",
        [4] = "restored to an alternate location",
        [5] = "restored at reboot",
        [6] = "restored, at reboot if files cannot be replaced",
        [7] = "restored by the writer's own procedure",
        [8] = "restored, then a service is stopped and started",
    };
    static const char *const parts[] = {
        [0] = "writer's part undefined",
        [1] = "writer takes no part",
        [2] = "writer takes part if replacing fails",
        [3] = "writer takes part",
    };
    const struct vssdoc_restore_method *r = writer->restore_method;
    if (r == NULL) {
        (void)snprintf(text, room, "no restore method");
        return;
    }
    bool method = r->method >= 0 && (size_t)r->method < sizeof methods / sizeof methods[0];
    bool part = r->writer_restore >= 0 &&
                (size_t)r->writer_restore < sizeof parts / sizeof parts[0];
    (void)snprintf(text, room, "%s%s%s%s, %s%s",
                   method                         ? methods[r->method]
                   : r->method == VSSDOC_UNKNOWN ? "restore method not understood"
                                                 : "restore method not recorded",
                   r->service != NULL ? " (" : "", r->service != NULL ? r->service : "",
                   r->service != NULL ? ")" : "",
                   part                                   ? parts[r->writer_restore]
                   : r->writer_restore == VSSDOC_UNKNOWN ? "writer's part not understood"
                                                         : "writer's part not recorded",
                   r->reboot_required == 1 ? ", reboot needed" : "");
}

static void add_words(char *text, size_t room, const char *words)
{
    size_t length = strlen(text);
    if (length < room)
        (void)snprintf(text + length, room - length, "; %s", words);
}

static void schema_words(int64_t schema, char *text, size_t room)
{
    static const struct {
        int64_t bit;
        const char *words;
    } kinds[] = {{0x2, "incremental"}, {0x1, "differential"}, {0x8, "log"}, {0x10, "copy"}};
    char list[100] = "full";
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        size_t length = strlen(list);
        if (schema > 0 && (schema & kinds[i].bit) != 0)
            (void)snprintf(list + length, sizeof list - length, ", %s", kinds[i].words);
    }
    if (schema > 0) {
        add_words(text, room, "supports ");
        size_t length = strlen(text);
        (void)snprintf(text + length, room - length, "%s backups", list);
    }
}

static void excludes(struct vsd_page *page, const struct vssdoc_capture *capture,
                     const struct vssdoc_writer *writer, bool files)
{
    const struct {
        size_t n;
        const char *one, *many;
        const struct vssdoc_file_set *sets;
    } lists[] = {
        {writer->n_include_files, "included file set", "included file sets", writer->include_files},
        {writer->n_exclude_files, "file set excluded from the backup",
         "file sets excluded from the backup", writer->exclude_files},
        {writer->n_exclude_files_from_snapshot, "file set deleted from the shadow copy",
         "file sets deleted from the shadow copy", writer->exclude_files_from_snapshot},
        {writer->n_alternate_location_mappings, "alternate location mapping",
         "alternate location mappings", writer->alternate_location_mappings},
    };
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
        if (lists[i].n == 0)
            continue;
        vsd_page_put(page, VSD_PLAIN, "  ");
        vsd_page_count(page, lists[i].n, lists[i].one, lists[i].many);
        vsd_page_line(page);
        if (files)
            vsd_page_file_sets(page, capture, 6, lists[i].sets);
    }
}

static void known_words(struct vsd_page *page, const struct vssdoc_writer *writer)
{
    const struct vssdoc_known_writer *known = vssdoc_known_writer_find(&writer->writer_id);
    char text[700];
    if (known == NULL)
        return;
    (void)snprintf(text, sizeof text, "%s%s%s%s%s%s (%s)", known->about,
                   known->service != NULL ? " Service: " : "",
                   known->service != NULL ? known->service : "", known->service != NULL ? "." : "",
                   known->restore != NULL ? " Restore: " : "",
                   known->restore != NULL ? known->restore : "", known->source);
    vsd_page_put(page, VSD_PLAIN, "  ");
    vsd_page_words(page, 2, text);
    vsd_page_line(page);
}

void vsd_page_writer(struct vsd_page *page, const struct vssdoc_capture *capture,
                     const struct vssdoc_writer *writer, bool files, bool verbose)
{
    char id[VSD_GUID_TEXT] = "no id", text[600], restore[300];
    if (writer->writer_id.valid)
        vssdoc_guid_format(&writer->writer_id, id);
    vsd_page_name(page, VSD_BOLD, writer->name != NULL ? writer->name : "(no name)");
    vsd_page_printf(page, VSD_DIM, "  %s", id);
    vsd_page_line(page);
    if (writer->instance_name != NULL) {
        vsd_page_put(page, VSD_PLAIN, "  instance ");
        vsd_page_put(page, VSD_PLAIN, writer->instance_name);
        vsd_page_line(page);
    }
    restore_words(writer, restore, sizeof restore);
    (void)snprintf(text, sizeof text, "%s; %s", usage_words(writer->usage), restore);
    schema_words(writer->backup_schema, text, sizeof text);
    if (writer->n_components == 0)
        add_words(text, sizeof text, "no components");
    vsd_page_put(page, VSD_PLAIN, "  ");
    vsd_page_words(page, 2, text);
    vsd_page_line(page);
    if (verbose)
        known_words(page, writer);
    excludes(page, capture, writer, files);
}

/* ---- its components ---- */

enum { MARKS = 6, FIGURES = 52 };

static void marks(struct vsd_page *page, const struct vssdoc_component *c, bool in_bcd)
{
    vsd_page_put(page, VSD_PLAIN, "  ");
    vsd_page_put(page, in_bcd ? VSD_GOOD : VSD_DIM, in_bcd ? "B" : "-");
    vsd_page_put(page, VSD_PLAIN, c->selectable == 1 ? "S" : c->selectable == 0 ? "-" : "?");
    vsd_page_put(page, VSD_PLAIN, c->selectable_for_restore == 1                ? "R"
                                  : c->selectable_for_restore == VSSDOC_UNKNOWN ? "?"
                                                                                : "-");
    vsd_page_pad(page, MARKS);
}

static bool tells_more(const struct vssdoc_component *c)
{
    return c->caption != NULL && *c->caption != '\0' &&
           (c->name == NULL || !vsd_equal_folded(c->caption, c->name));
}

enum { CAPTION = 60 };

/* A caption may be long and hold line breaks: its first words are enough in a list. On a terminal it
 * takes what is left of the line, or the next one. */
static void caption(struct vsd_page *page, unsigned indent, const char *text)
{
    unsigned room = CAPTION;
    if (page->width > 0) {
        unsigned left = page->width > page->column + 2 ? page->width - page->column - 2 : 0;
        room = left < room ? left : room;
    }
    if (room < 24) { /* on a line of its own, below the name */
        vsd_page_line(page);
        vsd_page_pad(page, indent);
        room = page->width > indent + 24 ? page->width - indent : 24;
    } else {
        vsd_page_put(page, VSD_PLAIN, "  ");
    }
    vsd_page_cut(page, VSD_DIM, text, room);
}

/* The drive letter of a volume that a name holds the GUID of. */
static void volume_of(struct vsd_page *page, const struct vssdoc_capture *capture, const char *name)
{
    struct vsd_volumes volumes;
    volumes.volumes = vssdoc_volumes(capture, &volumes.n);
    const struct vssdoc_volume *volume = vsd_volume_of(&volumes, name);
    if (volume != NULL)
        vsd_page_printf(page, VSD_BOLD, " (%s)",
                        volume->mount != NULL ? volume->mount : "not mounted");
}

static void component_line(struct vsd_page *page, const struct vssdoc_capture *capture,
                           const struct vssdoc_writer *writer, const struct vssdoc_component *c,
                           const char *label, unsigned depth)
{
    marks(page, c, vssdoc_record_of(capture, writer, c) != NULL);
    vsd_page_pad(page, MARKS + 1 + 2 * depth);
    vsd_page_name(page, VSD_PLAIN, *label != '\0' ? label : "(no name)");
    volume_of(page, capture, label);
    vsd_page_put(page, VSD_PLAIN, " ");
    vsd_page_pad(page, FIGURES);
    vsd_page_count(page, c->n_file_sets, "file set", "file sets");
    if (c->type == 1)
        vsd_page_put(page, VSD_PLAIN, ", database");
    if (c->n_dependencies > 0) {
        vsd_page_put(page, VSD_PLAIN, ", ");
        vsd_page_count(page, c->n_dependencies, "dependency", "dependencies");
    }
    if (tells_more(c))
        caption(page, MARKS + 3 + 2 * depth, c->caption);
    vsd_page_line(page);
}

struct tree_page {
    struct vsd_page *page;
    const struct vssdoc_capture *capture;
    const struct vssdoc_writer *writer;
    bool files;
};

/* Recursion is bounded by VSD_TREE_DEPTH. */
static void branch(const struct tree_page *tree, const struct vsd_tree_node *node, unsigned depth)
{
    for (; node != NULL; node = node->next) {
        const struct vssdoc_component *c = node->component;
        if (c != NULL) {
            component_line(tree->page, tree->capture, tree->writer, c, node->label, depth);
            if (tree->files)
                vsd_page_file_sets(tree->page, tree->capture, MARKS + 5 + 2 * depth, c->file_sets);
        } else {
            vsd_page_pad(tree->page, MARKS + 1 + 2 * depth);
            vsd_page_put(tree->page, VSD_DIM, node->label);
            vsd_page_put(tree->page, VSD_DIM, "\\");
            vsd_page_line(tree->page);
        }
        branch(tree, node->first, depth + 1);
    }
}

bool vsd_page_tree(struct vsd_page *page, const struct vssdoc_capture *capture,
                   const struct vssdoc_writer *writer, bool files)
{
    struct vsd_arena arena = {0};
    struct vsd_tree_node root;
    struct tree_page tree = {page, capture, writer, files};
    bool enough = vsd_tree_make(&arena, writer, &root);
    if (enough)
        branch(&tree, root.first, 0);
    vsd_arena_free(&arena);
    return enough;
}

/* ---- writers that only the BCD knows ---- */

void vsd_page_entry(struct vsd_page *page, const struct vssdoc_capture *capture,
                    const struct vssdoc_writer_components *entry)
{
    char id[VSD_GUID_TEXT] = "no id";
    const char *name = vssdoc_entry_name(capture, entry);
    if (entry->writer_id.valid)
        vssdoc_guid_format(&entry->writer_id, id);
    vsd_page_put(page, VSD_BOLD, name != NULL ? name : "(unknown writer)");
    vsd_page_printf(page, VSD_DIM, "  %s", id);
    vsd_page_line(page);
    vsd_page_put(page, VSD_PLAIN, "  in the BCD only: without its WMD nothing is known of its files");
    vsd_page_line(page);
    for (const struct vssdoc_backup_component *c = entry->components; c != NULL; c = c->next) {
        vsd_page_put(page, VSD_PLAIN, "  ");
        vsd_page_put(page, VSD_GOOD, "B");
        vsd_page_pad(page, MARKS + 1);
        vsd_page_name(page, VSD_PLAIN, c->full_path);
        vsd_page_line(page);
    }
}
