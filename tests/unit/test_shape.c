/* The table of names on disk: every row sound, every spelling found again, guesses only for what is
 * a guess. */
#include "cmocka_all.h"

#include <ctype.h>
#include <stdio.h>

#include "model/shape.h"

/* ---- the rows as vssdoc_name_at shows them ---- */

/* Every row names a property, spellings, its evidence and its source. */
static void every_row_is_complete(void **state)
{
    struct vssdoc_name row;
    size_t n = 0;
    (void)state;
    for (; vssdoc_name_at(n, &row); n++) {
        CHECK(row.object != NULL && *row.object != '\0' && row.key != NULL && *row.key != '\0' &&
                  strspn(row.key, "abcdefghijklmnopqrstuvwxyz_.") == strlen(row.key),
              "row %zu has no proper key", n);
        CHECK(row.evidence != 0 && strchr("CDTN", (int)row.evidence) != NULL,
              "%s %s: evidence %c", row.object, row.key, (int)row.evidence);
        CHECK(row.source != NULL && *row.source != '\0', "%s %s: no source", row.object, row.key);
        const char *s = row.spelling;
        CHECK(s != NULL && *s != '\0' && *s != '|' && s[strlen(s) - 1] != '|' &&
                  strstr(s, "||") == NULL,
              "%s %s: spelling \"%s\"", row.object, row.key, s);
    }
    assert_in_range(n, 100, 256);
    assert_false(vssdoc_name_at(n + 1, &row));
    assert_false(vssdoc_name_at(SIZE_MAX, &row));
}

/* No row stands there twice. */
static void every_row_is_unique(void **state)
{
    struct vssdoc_name a, b;
    (void)state;
    for (size_t i = 0; vssdoc_name_at(i, &a); i++)
        for (size_t j = i + 1; vssdoc_name_at(j, &b); j++)
            CHECK(strcmp(a.object, b.object) != 0 || strcmp(a.key, b.key) != 0 ||
                      a.element != b.element || strcmp(a.spelling, b.spelling) != 0,
                  "%s %s \"%s\" is row %zu and %zu", a.object, a.key, a.spelling, i, j);
}

/* Evidence is as the sources have it: seen, documented, or only what the API's names suggest. */
static void evidence_is_as_the_sources_have_it(void **state)
{
    static const struct {
        const char *spellings;
        enum vssdoc_evidence evidence;
        bool element;
    } rows[] = {
        {"IDENTIFICATION RESTORE_METHOD BACKUP_LOCATIONS FILE_GROUP FILE_LIST EXCLUDE_FILES "
         "EXCLUDE_FILES_FROM_SNAPSHOT WRITER_COMPONENTS COMPONENT BACKUP_METADATA",
         VSSDOC_CAPTURED, true},
        {"version backupSchema writerId instanceId instanceName friendlyName usage dataSource "
         "majorVersion minorVersion method writerRestore rebootRequired logicalPath componentName "
         "caption restoreMetadata notifyOnBackupComplete selectable selectableForRestore "
         "componentFlags path filespec recursive filespecBackupType bootableSystemStateBackup "
         "selectComponents backupType partialFileSupport snapshotSetId componentType backupStamp "
         "metadata",
         VSSDOC_CAPTURED, false},
        {"DATABASE DATABASE_FILES DATABASE_LOGFILES", VSSDOC_DOCUMENTED, true},
        {"componentCaption", VSSDOC_DOCUMENTED, false},
        {"RESTORE_METADATA INCLUDE_FILES ALTERNATE_LOCATION_MAPPING DEPENDENCY "
         "COMPONENT_DEPENDENCY NEW_TARGET DIRECTED_TARGET PARTIAL_FILE DIFFERENCED_FILE "
         "RESTORE_SUBCOMPONENT SNAPSHOT_SET_DESCRIPTION SNAPSHOT_DESCRIPTION",
         VSSDOC_INFERRED, true},
        {"previousBackupStamp backupSucceeded backupOptions restoreOptions selectedForRestore "
         "additionalRestores restoreTarget preRestoreFailureMsg postRestoreFailureMsg service "
         "userProcedure alternatePath icon restoreType ranges sourceRanges fileRestoreStatus "
         "restoreName lastModifyTime",
         VSSDOC_INFERRED, false},
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        char names[1024];
        (void)snprintf(names, sizeof names, "%s", rows[i].spellings);
        for (char *name = strtok(names, " "); name != NULL; name = strtok(NULL, " ")) {
            struct vssdoc_name row;
            bool found = false;
            for (size_t n = 0; !found && vssdoc_name_at(n, &row); n++) {
                char padded[256], wanted[64];
                (void)snprintf(padded, sizeof padded, "|%s|", row.spelling);
                (void)snprintf(wanted, sizeof wanted, "|%s|", name);
                found = row.element == rows[i].element && row.evidence == rows[i].evidence &&
                        strstr(padded, wanted) != NULL;
            }
            CHECK(found, "%s is not in the table with evidence %c", name,
                  (int)rows[i].evidence);
        }
    }
}

/* ---- finding rows by names on disk ---- */

/* A row of a class, be it a field or a child. */
struct row {
    const void *row;
    const char *spelling;
    enum vssdoc_evidence evidence;
};

static size_t n_rows(const struct vsd_class *class, bool elements)
{
    return elements ? class->n_children : class->n_fields;
}

static struct row row_at(const struct vsd_class *class, bool elements, size_t i)
{
    if (elements)
        return (struct row){&class->children[i], class->children[i].spelling,
                            class->children[i].evidence};
    return (struct row){&class->fields[i], class->fields[i].spelling, class->fields[i].evidence};
}

static const void *named(const struct vsd_class *class, bool elements, const char *name,
                         struct vsd_match *match)
{
    return elements ? (const void *)vsd_child_named(class, name, NULL, match)
                    : (const void *)vsd_field_named(class, name, NULL, match);
}

/* What tolerance leaves of a name, worked out here once more: first without case and underscores,
 * then also without FILE and a plural. */
static void reduce(const char *name, bool loosely, char out[64])
{
    size_t n = 0;
    for (; *name != '\0' && *name != '|'; name++)
        if (*name != '_')
            out[n++] = (char)tolower((unsigned char)*name);
    out[n] = '\0';
    for (int round = 0; loosely && round < 2; round++) {
        n = strlen(out);
        if (n > 3 && strcmp(out + n - 3, "ies") == 0)
            (void)strcpy(out + n - 3, "y");
        if (n > 1 && out[n - 1] == 's')
            out[n - 1] = '\0';
        char *file = strstr(out, "file");
        if (file != NULL)
            memmove(file, file + 4, strlen(file + 4) + 1);
    }
}

/* Whether any other row of the class reduces to the same. */
static bool ambiguous(const struct vsd_class *class, bool elements, const void *row,
                      const char *name)
{
    char wanted[64], other[64];
    for (size_t i = 0; i < n_rows(class, elements); i++) {
        struct row r = row_at(class, elements, i);
        for (const char *s = r.spelling; r.row != row && s != NULL; s = strchr(s, '|')) {
            s += *s == '|';
            for (int loosely = 0; loosely <= 1; loosely++) {
                reduce(name, loosely, wanted);
                reduce(s, loosely, other);
                if (strcmp(wanted, other) == 0)
                    return true;
            }
        }
    }
    return false;
}

enum { VARIANTS = 6 };

/* Names that somebody might as well have chosen; false where this one makes no sense. */
static bool variant(size_t which, const char *name, bool elements, char out[80])
{
    size_t n = 0, length = strlen(name);
    const char *file = strcasestr(name, "file");
    (void)snprintf(out, 80, "%s", name);
    switch (which) {
    case 0: /* case */
        for (; out[n] != '\0'; n++)
            out[n] = (char)tolower((unsigned char)out[n]);
        return true;
    case 1: /* the other case */
        for (; out[n] != '\0'; n++)
            out[n] = (char)toupper((unsigned char)out[n]);
        return true;
    case 2: /* no underscores */
        for (const char *c = name; *c != '\0'; c++)
            if (*c != '_')
                out[n++] = *c;
        out[n] = '\0';
        return true;
    case 3: /* plural and singular */
        if (out[length - 1] == 's' || out[length - 1] == 'S')
            out[length - 1] = '\0';
        else if (out[length - 1] == 'Y')
            (void)strcpy(out + length - 1, "IES");
        else
            (void)strcat(out, elements ? "S" : "s");
        return true;
    case 4: /* without FILE */
        if (file == NULL || length <= 5)
            return false;
        memmove(out + (file - name), file + 4, strlen(file + 4) + 1);
        return true;
    default: /* with FILE */
        (void)strcat(out, elements ? "_FILE" : "File");
        return file == NULL;
    }
}

/* Calls a check for every spelling of every row of a class and the classes below it. */
typedef void spelling_check(const struct vsd_class *class, bool elements, const struct row *row,
                            const char *spelling);

static void each_spelling(const struct vsd_class *class, spelling_check *check)
{
    assert_in_range(class->n_children, 0, VSD_CHILDREN_LIMIT);
    for (int elements = 0; elements <= 1; elements++) {
        for (size_t i = 0; i < n_rows(class, elements); i++) {
            struct row row = row_at(class, elements, i);
            for (const char *s = row.spelling; *s != '\0';) {
                char spelling[64];
                size_t length = strcspn(s, "|");
                (void)snprintf(spelling, sizeof spelling, "%.*s", (int)length, s);
                check(class, elements, &row, spelling);
                s += length + (s[length] == '|');
            }
        }
    }
    for (size_t i = 0; i < class->n_children; i++)
        each_spelling(class->children[i].class, check);
}

static void each_spelling_of_all(spelling_check *check)
{
    each_spelling(&vsd_writer_class, check);
    each_spelling(&vsd_backup_components_class, check);
    each_spelling(&vsd_manifest_class, check);
}

static void finds_itself(const struct vsd_class *class, bool elements, const struct row *row,
                         const char *spelling)
{
    struct vsd_match match;
    const void *found = named(class, elements, spelling, &match);
    CHECK(found == row->row, "%s of %s is another row", spelling, class->name);
    size_t length = strlen(spelling);
    bool first = strncmp(row->spelling, spelling, length) == 0 &&
                 (row->spelling[length] == '\0' || row->spelling[length] == '|');
    CHECK(match.exact && match.evidence == (first ? row->evidence : VSSDOC_INFERRED),
          "%s of %s: evidence %c", spelling, class->name, (int)match.evidence);
}

/* Every spelling of every row leads back to the row, exactly, and the first one with its evidence: the
 * others are inferred. */
static void every_spelling_is_found_again(void **state)
{
    (void)state;
    each_spelling_of_all(finds_itself);
}

static void tolerates_variants(const struct vsd_class *class, bool elements,
                               const struct row *row, const char *spelling)
{
    for (size_t v = 0; v < VARIANTS && row->evidence == VSSDOC_INFERRED; v++) {
        char name[80];
        struct vsd_match match;
        if (!variant(v, spelling, elements, name) || strcmp(name, spelling) == 0)
            continue;
        const void *found = named(class, elements, name, &match);
        CHECK(found != NULL, "%s of %s is unknown", name, class->name);
        if (ambiguous(class, elements, row->row, name))
            continue;
        CHECK(found == row->row, "%s of %s is not %s", name, class->name, spelling);
        CHECK(!match.exact && match.evidence == VSSDOC_INFERRED, "%s of %s passes for exact", name,
              class->name);
    }
}

/* An inferred name is found in any case, without underscores, in the plural, with and without FILE.
 */
static void inferred_names_are_found_in_every_variant(void **state)
{
    (void)state;
    each_spelling_of_all(tolerates_variants);
}

static void keeps_seen_names(const struct vsd_class *class, bool elements, const struct row *row,
                             const char *spelling)
{
    for (size_t v = 0; v < VARIANTS && row->evidence != VSSDOC_INFERRED; v++) {
        char name[80];
        struct vsd_match match;
        if (!variant(v, spelling, elements, name) || strcmp(name, spelling) == 0)
            continue;
        const void *found = named(class, elements, name, &match);
        if (v <= 2)
            CHECK((found == row->row && !match.exact) || ambiguous(class, elements, row->row, name),
                  "%s of %s is unknown or passes for exact", name, class->name);
        else
            CHECK(found != row->row, "%s of %s is stretched from %s", name, class->name, spelling);
    }
}

/* A name that a source shows is found in any case, but never stretched to a plural or a FILE. */
static void seen_names_are_not_stretched(void **state)
{
    (void)state;
    each_spelling_of_all(keeps_seen_names);
}

/* What is no name of a class is unknown there, however near or long it is. */
static void other_names_are_unknown(void **state)
{
    static const char *const names[] = {
        "", "_", "file", "FILE_", "s", "x", "unheardOf",
        "a_name_that_is_much_longer_than_any_name_on_disk_has_ever_been_or_will_be"};
    struct vsd_match match;
    (void)state;
    for (size_t i = 0; i < LENGTH(names); i++) {
        CHECK(vsd_field_named(&vsd_writer_class, names[i], NULL, &match) == NULL, "%s", names[i]);
        CHECK(vsd_child_named(&vsd_writer_class, names[i], NULL, &match) == NULL, "%s", names[i]);
        CHECK(vsd_field_named(&vsd_backup_components_class, names[i], NULL, &match) == NULL, "%s",
              names[i]);
    }
    assert_null(vsd_field_named(&vsd_writer_class, "IDENTIFICATION", NULL, &match));
    assert_null(vsd_child_named(&vsd_writer_class, "version", NULL, &match));
}

/* ---- objects ---- */

/* A new object holds nothing: no number is 0, no text is empty. */
static void new_objects_hold_nothing(void **state)
{
    struct vsd_arena arena = {0};
    (void)state;
    const struct vssdoc_writer *writer = vsd_object_new(&arena, &vsd_writer_class);
    assert_int_equal(writer->usage, VSSDOC_ABSENT); /* of an element merged into it */
    assert_int_equal(writer->source_type, VSSDOC_ABSENT);
    assert_int_equal(writer->major_version, VSSDOC_ABSENT);
    assert_int_equal(writer->backup_schema, VSSDOC_ABSENT);
    assert_null(writer->name);
    assert_null(writer->writer_id.spelling);
    assert_false(writer->writer_id.valid);
    const struct vssdoc_backup_components *bcd =
        vsd_object_new(&arena, &vsd_backup_components_class);
    assert_int_equal(bcd->bootable_system_state, VSSDOC_ABSENT);
    assert_int_equal(bcd->restore_type, VSSDOC_ABSENT);
    assert_int_equal(bcd->n_writers, 0);
    const struct vssdoc_manifest *manifest = vsd_object_new(&arena, &vsd_manifest_class);
    assert_int_equal(manifest->writer_count, VSSDOC_ABSENT);
    vsd_arena_free(&arena);
}

/* A full path has one backslash in front and one between its parts. */
static void joins_full_paths(void **state)
{
    static const struct {
        const char *path, *name, *full;
    } rows[] = {
        {NULL, "TasksStore", "\\TasksStore"}, {"", "a", "\\a"},
        {"SRV\\INST", "master", "\\SRV\\INST\\master"},
        {"\\SRV", "a", "\\SRV\\a"},           {"SRV\\", "a", "\\SRV\\a"},
        {"\\SRV\\", "a", "\\SRV\\a"},         {"\\", "a", "\\a"},
        {"C:_Windows_NTDS", "ntds", "\\C:_Windows_NTDS\\ntds"},
        {"SRV", NULL, "\\SRV\\"},             {NULL, NULL, "\\"},
    };
    struct vsd_arena arena = {0};
    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++)
        assert_string_equal(vsd_full_path(&arena, rows[i].path, rows[i].name), rows[i].full);
    vsd_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_is_complete),
        cmocka_unit_test(every_row_is_unique),
        cmocka_unit_test(evidence_is_as_the_sources_have_it),
        cmocka_unit_test(every_spelling_is_found_again),
        cmocka_unit_test(inferred_names_are_found_in_every_variant),
        cmocka_unit_test(seen_names_are_not_stretched),
        cmocka_unit_test(other_names_are_unknown),
        cmocka_unit_test(new_objects_hold_nothing),
        cmocka_unit_test(joins_full_paths),
    };
    return RUN(tests);
}
