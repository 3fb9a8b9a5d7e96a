/* The machine's volumes as the ASR writer names them. */
#include "cmocka_all.h"

#include "fixture.h"
#include "model/model.h"

#define ASR "BE000CBE-11FE-4426-9C58-531AA6355FC4"
#define INSTANCE "00000001-0000-0000-0000-000000000000"
#define VOLUME(n) "{0000000" n "-aaaa-bbbb-cccc-dddddddddddd}"

static const char *volume(const char *path, const char *name, const char *caption,
                          const char *selectable)
{
    return text("<FILE_GROUP logicalPath=\"%s\" componentName=\"%s\" caption=\"%s\" "
                "selectable=\"%s\"/>",
                path, name, caption, selectable);
}

/* A volume's mount point stands in parentheses in its caption, in whatever language; what is not
 * selectable is critical. */
static void reads_volumes_from_captions(void **state)
{
    static const struct {
        const char *caption, *selectable;
        const char *mount;
        bool critical;
    } rows[] = {
        {"This is the path (C:) of a volume", "no", "C:", true},
        {"Volume (D:\\) ist gemeint", "yes", "D:", false},
        {"(E:\\Mount\\Point\\)", "no", "E:\\Mount\\Point", true},
        {"a (b) and (f:\\x)", "yes", "f:\\x", false},
        {"(\\\\?\\Volume" VOLUME("5") "\\)", "no", NULL, true},
        {"no parentheses C:", "no", NULL, true},
        {"(C: never closed", "yes", NULL, false},
        {"", "", NULL, false},
    };
    const char *inside = volume("ASR", "ASR", "(C:)", "no");
    struct result result = {0};
    size_t n;
    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++)
        inside = text("%s%s", inside,
                      volume(i % 2 == 0 ? "Volumes" : "VOLUMES",
                             text("Volume{0000000%zu-aaaa-bbbb-cccc-dddddddddddd}", i),
                             rows[i].caption, rows[i].selectable));
    (void)read_good(&result, wmd(ASR, INSTANCE, "ASR Writer", inside));
    const struct vssdoc_volume *volumes = vssdoc_volumes(result.captures[0], &n);
    assert_int_equal(n, LENGTH(rows));
    for (size_t i = 0; i < n; i++) {
        const char *mount = volumes[i].mount;
        assert_true(volumes[i].guid.valid);
        assert_int_equal(volumes[i].guid.bytes[3], i);
        CHECK((mount == NULL) == (rows[i].mount == NULL) &&
                  (mount == NULL || strcmp(mount, rows[i].mount) == 0),
              "\"%s\": %s", rows[i].caption, mount != NULL ? mount : "not mounted");
        CHECK(volumes[i].critical == rows[i].critical, "\"%s\": critical %d", rows[i].caption,
              volumes[i].critical);
    }
    result_free(&result);
}

/* Other writers' components and the ASR writer's other ones are no volumes. */
static void other_components_are_none(void **state)
{
    static const struct {
        const char *writer_id, *path, *name;
    } rows[] = {
        {"a65faa63-5ea8-4ebc-9dbd-a0c4db26912a", "Volumes", "Volume" VOLUME("1")},
        {ASR, "Disks", "harddisk0"},
        {ASR, "Disks", "Volume" VOLUME("1")},
        {ASR, "Volumes", "Volume"},
        {ASR, "Volumes", "Volume{00000001}"},
        {ASR, "Volumes\\deeper", "Volume" VOLUME("1")},
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct result result = {0};
        size_t n = 99;
        (void)read_good(&result, wmd(rows[i].writer_id, INSTANCE, "W",
                                     volume(rows[i].path, rows[i].name, "(C:)", "no")));
        assert_null(vssdoc_volumes(result.captures[0], &n));
        CHECK(n == 0, "row %zu: %zu volumes", i, n);
        result_free(&result);
    }
}

/* A path is known to lie on the volume that it names. */
static void finds_the_volume_of_a_path(void **state)
{
    static const struct {
        const char *path;
        const char *mount; /* NULL: none of them */
    } rows[] = {
        {"\\\\?\\Volume" VOLUME("1") "\\Boot", "C:"},
        {"\\\\?\\volume{00000002-AAAA-BBBB-CCCC-DDDDDDDDDDDD}\\", "D:"},
        {"\\\\?\\Volume" VOLUME("3") "\\Boot", NULL},
        {"C:\\Boot", NULL},
        {"", NULL},
        {NULL, NULL},
    };
    struct result result = {0};
    struct vsd_arena arena = {0};
    struct vsd_volumes volumes;
    (void)state;
    (void)read_good(&result,
                    wmd(ASR, INSTANCE, "ASR Writer",
                        text("%s%s", volume("Volumes", "Volume" VOLUME("1"), "(C:)", "no"),
                             volume("Volumes", "Volume" VOLUME("2"), "(D:\\)", "yes"))));
    assert_true(vsd_volumes_find(&arena, result.captures[0], &volumes));
    for (size_t i = 0; i < LENGTH(rows); i++) {
        const struct vssdoc_volume *v = vsd_volume_of(&volumes, rows[i].path);
        CHECK((v == NULL) == (rows[i].mount == NULL), "row %zu", i);
        if (v != NULL)
            assert_string_equal(v->mount, rows[i].mount);
    }
    vsd_arena_free(&arena);
    result_free(&result);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_volumes_from_captions),
        cmocka_unit_test(other_components_are_none),
        cmocka_unit_test(finds_the_volume_of_a_path),
    };
    return RUN(tests);
}
