/* What becomes of files, against a look at every file set, exclusion and registry string by itself.
 */
#include "cmocka_all.h"

#include <stdio.h>

#include "base/winpath.h"
#include "fixture.h"

enum { WRITERS = 2, COMPONENTS = 3, SETS = 4, EXCLUDES = 2, STRINGS = 2, PATHS = 150, ROUNDS = 40 };

static const char *const ids[WRITERS] = {"11111111-0000-0000-0000-000000000001",
                                         "22222222-0000-0000-0000-000000000002"};
static const char *const instances[WRITERS] = {"33333333-0000-0000-0000-000000000003",
                                               "44444444-0000-0000-0000-000000000004"};
static const char *const names[WRITERS] = {"Ann", "Bob"};

static uint32_t random_state;
static uint32_t draw(uint32_t n)
{
    random_state = random_state * 1664525 + 1013904223;
    return (random_state >> 8) % n;
}

struct set {
    char folder[48], alternate[48]; /* "": none */
    const char *filespec;
    bool recursive, needed;
};

static struct writer {
    struct set sets[COMPONENTS][SETS], excludes[EXCLUDES], removes[EXCLUDES];
    bool included[COMPONENTS];
} writers[WRITERS];
static struct set strings[STRINGS];
static const char *string_names[STRINGS];

static void draw_folder(char out[48], const char *root)
{
    static const char *const parts[] = {"a", "b", "A"};
    strcpy(out, root);
    for (uint32_t depth = 1 + draw(3); depth > 0; depth--)
        strcat(strcat(out, "\\"), parts[draw(3)]);
}

static struct set draw_set(bool with_alternate)
{
    static const char *const patterns[] = {"*", "*.x", "f.x", "g", "f.*", "?.y"};
    struct set set = {
        .filespec = patterns[draw(6)], .recursive = draw(3) == 0, .needed = draw(4) != 0};
    draw_folder(set.folder, "C:");
    if (with_alternate && draw(4) == 0)
        draw_folder(set.alternate, "D:");
    return set;
}

static void draw_all(void)
{
    static const char *const called[] = {"Ann", "Bob", "Other"};
    for (size_t w = 0; w < WRITERS; w++) {
        for (size_t c = 0; c < COMPONENTS; c++) {
            writers[w].included[c] = draw(3) != 0;
            for (size_t s = 0; s < SETS; s++)
                writers[w].sets[c][s] = draw_set(true);
        }
        for (size_t e = 0; e < EXCLUDES; e++) {
            writers[w].excludes[e] = draw_set(false);
            writers[w].removes[e] = draw_set(false);
        }
    }
    for (size_t s = 0; s < STRINGS; s++) {
        strings[s] = draw_set(false);
        strings[s].filespec =
            draw(2) == 0 ? "*.x" : "?.*"; /* a name without wildcards may be a folder's */
        string_names[s] = called[draw(3)];
    }
}

/* ---- as documents ---- */

static void write_set(char *out, const char *element, const struct set *set)
{
    sprintf(out + strlen(out),
            "<%s path=\"%s\" filespec=\"%s\" recursive=\"%s\" filespecBackupType=\"%s\"", element,
            set->folder, set->filespec, set->recursive ? "yes" : "no",
            set->needed ? "3855" : "1028");
    if (set->alternate[0] != '\0')
        sprintf(out + strlen(out), " alternatePath=\"%s\"", set->alternate);
    strcat(out, "/>");
}

static void write_documents(const char *folder)
{
    static char inside[64 * 1024], entries[16 * 1024], name[64];
    entries[0] = '\0';
    for (size_t w = 0; w < WRITERS; w++) {
        inside[0] = '\0';
        for (size_t e = 0; e < EXCLUDES; e++) {
            write_set(inside, "EXCLUDE_FILES", &writers[w].excludes[e]);
            write_set(inside, "EXCLUDE_FILES_FROM_SNAPSHOT", &writers[w].removes[e]);
        }
        sprintf(entries + strlen(entries),
                "<WRITER_COMPONENTS writerId=\"%s\" instanceId=\"%s\" backupSchema=\"2\">", ids[w],
                instances[w]);
        for (size_t c = 0; c < COMPONENTS; c++) {
            sprintf(inside + strlen(inside),
                    "<FILE_GROUP componentName=\"c%zu\" selectable=\"yes\">", c);
            for (size_t s = 0; s < SETS; s++)
                write_set(inside, "FILE_LIST", &writers[w].sets[c][s]);
            strcat(inside, "</FILE_GROUP>");
            if (writers[w].included[c])
                sprintf(entries + strlen(entries),
                        "<COMPONENT componentName=\"c%zu\" componentType=\"filegroup\"/>", c);
        }
        strcat(entries, "</WRITER_COMPONENTS>");
        sprintf(name, "%s/%s.xml", folder, names[w]);
        write_text(name, wmd(ids[w], instances[w], names[w], inside));
    }
    sprintf(name, "%s/bcd.xml", folder);
    write_text(name, bcd(entries));
}

/* ---- by a look at everything ---- */

static bool means(const char *folder, const struct set *set, const char *path)
{
    char parent[96];
    size_t length = vsd_winpath_parent(path, strlen(path));
    memcpy(parent, path, length);
    parent[length] = '\0';
    return vsd_filespec_matches(set->filespec, strrchr(path, '\\') + 1) &&
           (set->recursive ? vsd_winpath_within(parent, folder)
                           : vsd_winpath_equal(parent, folder));
}

static bool any_means(const struct set *sets, size_t n, const char *path)
{
    for (size_t i = 0; i < n; i++)
        if (means(sets[i].folder, &sets[i], path))
            return true;
    return false;
}

/* FilesNotToBackup, but for entries called like a writer that is in the backup. */
static bool registry_means(const char *path)
{
    for (size_t s = 0; s < STRINGS; s++) {
        bool ignored = false;
        for (size_t w = 0; w < WRITERS; w++)
            for (size_t c = 0; c < COMPONENTS; c++)
                ignored =
                    ignored || (writers[w].included[c] && strcmp(string_names[s], names[w]) == 0);
        if (!ignored && means(strings[s].folder, &strings[s], path))
            return true;
    }
    return false;
}

struct verdict {
    enum vssdoc_file_reason reason;
    bool included;
    size_t claims;
};

static struct verdict by_folder(const char *path)
{
    bool held_excluded = false, unneeded = false, outside = false, outside_excluded = false;
    bool excluded_at_all = false, removed = false, registry = registry_means(path);
    size_t claims = 0;
    for (size_t w = 0; w < WRITERS; w++) {
        bool excluded = any_means(writers[w].excludes, EXCLUDES, path);
        excluded_at_all = excluded_at_all || excluded;
        removed = removed || any_means(writers[w].removes, EXCLUDES, path);
        for (size_t c = 0; c < COMPONENTS; c++)
            for (size_t s = 0; s < SETS; s++) {
                const struct set *set = &writers[w].sets[c][s];
                bool held = writers[w].included[c];
                if (!means(set->folder, set, path))
                    continue;
                claims += held && !excluded && set->needed;
                unneeded = unneeded || (held && !excluded && !set->needed);
                held_excluded = held_excluded || (held && excluded);
                outside = outside || !held;
                outside_excluded = outside_excluded || (!held && excluded);
            }
    }
    bool claimed = claims > 0 || held_excluded || unneeded || outside;
    if (claims > 0 && !registry)
        return (struct verdict){removed ? VSSDOC_FILE_EXCLUDED_FROM_SNAPSHOT : VSSDOC_FILE_INCLUDED,
                                true, claims};
    struct verdict out = {.included = false};
    if (claims > 0)
        out.reason = VSSDOC_FILE_EXCLUDED_BY_REGISTRY;
    else if (held_excluded || (!unneeded && outside_excluded) || (!claimed && excluded_at_all))
        out.reason = VSSDOC_FILE_EXCLUDED_BY_WRITER;
    else if (registry)
        out.reason = VSSDOC_FILE_EXCLUDED_BY_REGISTRY;
    else if (unneeded)
        out.reason = VSSDOC_FILE_NOT_IN_BACKUP_TYPE;
    else if (outside)
        out.reason = VSSDOC_FILE_COMPONENT_NOT_INCLUDED;
    else
        out.reason = removed ? VSSDOC_FILE_EXCLUDED_FROM_SNAPSHOT : VSSDOC_FILE_UNCLAIMED;
    return out;
}

/* What a file at an alternate path is read for, if the backup holds that; else, of a file that
 * nothing else is known of, why it does not. */
static struct verdict decide(const char *path)
{
    struct verdict out = by_folder(path);
    for (size_t w = 0; w < WRITERS && !out.included; w++)
        for (size_t c = 0; c < COMPONENTS && !out.included; c++)
            for (size_t s = 0; s < SETS && !out.included; s++) {
                const struct set *set = &writers[w].sets[c][s];
                char original[512];
                if (set->alternate[0] == '\0' || !means(set->alternate, set, path))
                    continue;
                (void)snprintf(original, sizeof original, "%s%s", set->folder,
                               path + strlen(set->alternate));
                struct verdict there = by_folder(original);
                if (there.included && writers[w].included[c] && set->needed)
                    out = (struct verdict){there.reason, true, 1};
                else if (!there.included && out.reason == VSSDOC_FILE_UNCLAIMED)
                    out = there;
            }
    return out;
}

/* ---- comparing ---- */

struct comparison {
    uint32_t round;
    size_t met, reasons[VSSDOC_FILE_REASONS], included;
};

static bool compare(void *context, const struct vssdoc_selected_file *file)
{
    struct comparison *comparison = context;
    struct verdict expected = decide(file->path);
    CHECK(file->reason == expected.reason && file->included == expected.included &&
              file->claims == expected.claims,
          "round %u, %s: %s, included %d, claims %zu; expected %s, %d, %zu", comparison->round,
          file->path, vssdoc_file_reason_name(file->reason), file->included, file->claims,
          vssdoc_file_reason_name(expected.reason), expected.included, expected.claims);
    assert_true(file->included == (file->source_path != NULL));
    comparison->met++;
    comparison->included += file->included;
    comparison->reasons[file->reason]++;
    return true;
}

static void write_listing(const char *path)
{
    static const char *const files[] = {"f.x", "g", "h.y", "f.z"};
    static char listing[PATHS * 64];
    listing[0] = '\0';
    for (size_t p = 0; p < PATHS; p++) {
        char folder[48];
        draw_folder(folder, draw(3) == 0 ? "D:" : "C:");
        sprintf(listing + strlen(listing), "%s\\%s\r\n", folder, files[draw(4)]);
    }
    write_text(path, listing);
}

/* Each file is decided as a look at everything decides it. */
static void agrees_with_a_look_at_everything(void **state)
{
    struct comparison comparison = {.round = 0};
    (void)state;
    for (; comparison.round < ROUNDS; comparison.round++) {
        struct result result = {0};
        struct vssdoc_registry_value values[STRINGS];
        char texts[STRINGS][512];
        struct vssdoc_host *host;
        struct vssdoc_selection *selection;
        const char *const listings[] = {"dir.txt", NULL};
        const struct vssdoc_host_options options = {.listings = listings};
        random_state = 20261128 + comparison.round;
        draw_all();
        const char *folder = text("round%u", comparison.round);
        write_documents(folder);
        write_listing("dir.txt");
        for (size_t s = 0; s < STRINGS; s++) {
            (void)snprintf(texts[s], sizeof texts[s], "%s\\%s%s", strings[s].folder,
                           strings[s].filespec, strings[s].recursive ? " /s" : "");
            values[s] = (struct vssdoc_registry_value){VSSDOC_FILES_NOT_TO_BACKUP, string_names[s],
                                                       texts[s], 1};
        }
        const struct vssdoc_registry registry = {values, STRINGS};
        read_one(&result, folder);
        assert_int_equal(result.n_captures, 1);
        assert_int_equal(vssdoc_host_new(&options, &host, NULL), VSSDOC_OK);
        const struct vssdoc_select_options select = {
            .backup_type = VSSDOC_ABSENT, .host = host, .registry = &registry};
        assert_int_equal(vssdoc_select(result.captures[0], &select, &selection, NULL), VSSDOC_OK);
        result_free(&result); /* a selection outlives its capture */
        assert_int_equal(vssdoc_selection_files(selection, compare, &comparison, NULL), VSSDOC_OK);
        vssdoc_selection_free(selection);
        vssdoc_host_free(host);
    }
    assert_int_equal(comparison.met, PATHS * ROUNDS);
    for (int i = 0; i < VSSDOC_FILE_REASONS; i++)
        CHECK(comparison.reasons[i] >= 20, "%s so seldom that it proves nothing: %zu",
              vssdoc_file_reason_name((enum vssdoc_file_reason)i), comparison.reasons[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_a_look_at_everything),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
