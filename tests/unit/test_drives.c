/* Which volume a path lies on, and whether a shadow copy of it was taken. */
#include "cmocka_all.h"

#include "fixture.h"
#include "model/drives.h"

#define ASR       "be000cbe-11fe-4426-9c58-531aa6355fc4"
#define INSTANCE  "00000001-0000-0000-0000-000000000000"
#define VOLUME(n) "Volume{0000000" n "-aaaa-bbbb-cccc-dddddddddddd}"
#define LISTED(n, caption)                                                                         \
    "<FILE_GROUP logicalPath=\"Volumes\" componentName=\"" VOLUME(n) "\" caption=\"" caption       \
                                                                     "\" selectable=\"no\"/>"
#define SET_A "22222222-0000-0000-0000-00000000000a"
#define SET_B "22222222-0000-0000-0000-00000000000b"

static const char *copy_of(const char *volume)
{
    return text("<ShadowCopy GUID=\"" SET_A "\" OriginalVolume=\"%s\"/>", volume);
}

/* A capture in a folder of its own: what the ASR writer lists and what was snapshotted. */
static void read_folder(struct result *result, const char *folder, const char *listed,
                        const char *copies, const char *bcd_set)
{
    write_text(
        text("%s/Manifest.xml", folder),
        text("<Manifest><ShadowCopySet GUID=\"" SET_A "\">%s</ShadowCopySet></Manifest>", copies));
    write_text(text("%s/WM0.xml", folder), wmd(ASR, INSTANCE, "ASR Writer", listed));
    write_text(text("%s/BCDocument.xml", folder),
               text("<BACKUP_COMPONENTS xmlns=\"" BCD_NAMESPACE "\" version=\"1.2\" "
                    "selectComponents=\"yes\" backupType=\"full\" snapshotSetId=\"%s\"/>",
                    bcd_set));
    read_one(result, folder);
    assert_int_equal(result->n_captures, 1);
}

struct row {
    const char *path, *name; /* NULL: on no volume that is known */
    bool outside;
};

static void check_rows(const struct vssdoc_capture *capture, const struct row *rows, size_t n)
{
    struct vsd_drives drives;
    assert_true(vsd_drives_make(&drives, capture, NULL));
    for (size_t i = 0; i < n; i++) {
        const struct vsd_drive *drive = vsd_drive_of(&drives, rows[i].path, NULL);
        CHECK((drive == NULL) == (rows[i].name == NULL), "row %zu: %s", i,
              drive != NULL ? drive->name : "none");
        if (drive == NULL || rows[i].name == NULL)
            continue;
        assert_string_equal(drive->name, rows[i].name);
        CHECK(vsd_drive_outside(&drives, drive) == rows[i].outside, "row %zu: %s", i, rows[i].path);
    }
    vsd_drives_free(&drives);
}

/* A volume is the same by its GUID, its letter and the folder it is mounted in. */
static void unites_names(void **state)
{
    static const struct row rows[] = {
        {"C:\\Windows", "C:", false},
        {"c:", "C:", false},
        {"\\\\?\\C:\\Windows", "C:", false},
        {"%SystemRoot%\\System32", "C:", false},
        {"\\\\?\\" VOLUME("1") "\\Boot", "C:", false},
        {"\\\\?\\" VOLUME("2") "\\Boot", "\\\\?\\Volume{00000002-aaaa-bbbb-cccc-dddddddddddd}",
         true},
        {"C:\\Data\\Mail\\Queue", "C:\\Data\\Mail", true},
        {"C:\\Data\\Mailbox", "C:", false},
        {"\\\\?\\" VOLUME("3") "\\Queue", "C:\\Data\\Mail", true},
        {"E:\\Log", "E:", true},
        {"C:\\ClusterStorage\\Volume1\\vm", "C:\\ClusterStorage\\Volume1", true},
        {"\\System Volume Information\\Heat", NULL, false},
        {"\\\\server\\share\\vm", "\\\\server\\share", true},
        {"\\\\?\\UNC\\SERVER\\share", "\\\\server\\share", true},
        {"\\\\server", NULL, false},
        {"%TEMP%\\x", NULL, false},
        {"relative", NULL, false},
        {"", NULL, false},
        {NULL, NULL, false},
    };
    struct result result = {0};
    (void)state;
    read_folder(&result, "names",
                LISTED("1", "(C:)") LISTED("2", "none") LISTED("3", "(C:\\Data\\Mail)"),
                copy_of("C:\\"), SET_A);
    check_rows(result.captures[0], rows, LENGTH(rows));
    result_free(&result);
}

/* Where the set may mean the same volume by another name, nothing is claimed. */
static void doubts(void **state)
{
    static const struct {
        const char *listed, *copy, *bcd_set;
        struct row row;
    } rows[] = {
        {"", "\\\\?\\" VOLUME("1") "\\", SET_A, {"E:\\Log", "E:", false}},
        {LISTED("1", "(C:)"), "\\\\?\\" VOLUME("1") "\\", SET_A, {"E:\\Log", "E:", true}},
        {LISTED("1", "(C:)"), "\\\\?\\" VOLUME("1") "\\", SET_A, {"C:\\Log", "C:", false}},
        {"",
         "C:\\",
         SET_A,
         {"\\\\?\\" VOLUME("4") "\\x", "\\\\?\\Volume{00000004-aaaa-bbbb-cccc-dddddddddddd}",
          false}},
        {"", "C:\\", SET_A, {"E:\\Log", "E:", true}},
        {"", "C:\\", SET_B, {"E:\\Log", "E:", false}},
        {"", "somewhere", SET_A, {"E:\\Log", "E:", false}},
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct result result = {0};
        read_folder(&result, text("doubt%zu", i), rows[i].listed, copy_of(rows[i].copy),
                    rows[i].bcd_set);
        check_rows(result.captures[0], &rows[i].row, 1);
        result_free(&result);
    }
}

/* A variable's usual value is an assumption, and said to be one. */
static void tells_assumptions(void **state)
{
    struct result result = {0};
    struct vsd_drives drives;
    bool assumed = false;
    (void)state;
    read_folder(&result, "assumed", "", copy_of("D:\\"), SET_A);
    assert_true(vsd_drives_make(&drives, result.captures[0], NULL));
    assert_non_null(vsd_drive_of(&drives, "%WinDir%\\x", &assumed));
    assert_true(assumed);
    assert_non_null(vsd_drive_of(&drives, "C:\\x", &assumed));
    assert_false(assumed);
    vsd_drives_free(&drives);
    result_free(&result);
}

/* A letter or folder that somebody tells of a volume finds it, also among the volumes met so far. */
static void takes_what_is_told(void **state)
{
    static const char *const mounts[] = {"e:=\\\\?\\" VOLUME("1"), "C:\\Mail\\=\\\\?\\" VOLUME("2"),
                                         NULL};
    const struct vsd_drives_told told = {.mounts = mounts};
    static const char *const paths[][2] = {{"E:\\Log", "\\\\?\\" VOLUME("1") "\\Log"},
                                           {"C:\\Mail\\x", "\\\\?\\" VOLUME("2") "\\x"}};
    struct result result = {0};
    struct vsd_drives drives;
    (void)state;
    read_folder(&result, "told", "", copy_of("C:\\"), SET_A);
    assert_true(vsd_drives_make(&drives, result.captures[0], &told));
    for (size_t i = 0; i < LENGTH(paths); i++) {
        size_t root;
        const struct vsd_drive *drive = vsd_drive_find(&drives, paths[i][1], &root);
        assert_non_null(drive);
        assert_ptr_equal(vsd_drive_find(&drives, paths[i][0], &root), drive);
        assert_string_equal(paths[i][0] + root, i == 0 ? "\\Log" : "\\x");
        assert_ptr_equal(vsd_drive_of(&drives, paths[i][0], NULL), drive);
    }
    vsd_drives_free(&drives);
    result_free(&result);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(unites_names),
        cmocka_unit_test(doubts),
        cmocka_unit_test(tells_assumptions),
        cmocka_unit_test(takes_what_is_told),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
