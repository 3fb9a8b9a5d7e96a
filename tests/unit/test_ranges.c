/* Lists of ranges: what they hold, and where they are wrong. */
#include "cmocka_all.h"

#include "model/ranges.h"

#define MOST UINT64_MAX

/* Decimal and hexadecimal pairs, in the order of the text. */
static void reads_lists(void **state)
{
    static const struct {
        const char *text;
        size_t n;
        struct vsd_range ranges[3];
    } rows[] = {
        {"0:4096", 1, {{0, 4096}}},
        {"0:8192, 1048576:65536, 7340032:16384",
         3,
         {{0, 8192}, {1048576, 65536}, {7340032, 16384}}},
        {"0x0:0x2000,0X80000:0x1aF", 2, {{0, 0x2000}, {0x80000, 0x1AF}}},
        {"4096:1,   0:1", 2, {{4096, 1}, {0, 1}}},
        {"007:010", 1, {{7, 10}}},
        {"18446744073709551615:0", 1, {{MOST, 0}}},
        {"0:0xFFFFFFFFFFFFFFFF", 1, {{0, MOST}}},
        {"1:18446744073709551614", 1, {{1, MOST - 1}}},
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct vsd_arena arena = {0};
        struct vsd_ranges ranges;
        assert_true(vsd_ranges_parse(&arena, rows[i].text, &ranges));
        CHECK(ranges.kind == VSD_RANGES_LIST, "\"%s\": %s", rows[i].text, ranges.problem);
        assert_int_equal(ranges.n, rows[i].n);
        assert_memory_equal(ranges.list, rows[i].ranges, rows[i].n * sizeof rows[i].ranges[0]);
        assert_null(ranges.file);
        assert_null(ranges.problem);
        vsd_arena_free(&arena);
    }
}

/* The path of a file, bare or behind "File=". */
static void recognises_files(void **state)
{
    static const struct {
        const char *text, *path;
    } rows[] = {
        {"File=D:\\Ranges\\stock.rng", "D:\\Ranges\\stock.rng"},
        {"file=D:\\r.rng", "D:\\r.rng"},
        {"D:\\Ranges\\stock, new.rng", "D:\\Ranges\\stock, new.rng"},
        {"\\\\server\\share\\r.rng", "\\\\server\\share\\r.rng"},
        {"\\\\?\\D:\\r.rng", "\\\\?\\D:\\r.rng"},
        {"\\\\?\\Volume{0bf15752-11ad-4200-8ad0-dea2774b4204}\\r.rng",
         "\\\\?\\Volume{0bf15752-11ad-4200-8ad0-dea2774b4204}\\r.rng"},
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct vsd_arena arena = {0};
        struct vsd_ranges ranges;
        assert_true(vsd_ranges_parse(&arena, rows[i].text, &ranges));
        CHECK(ranges.kind == VSD_RANGES_FILE, "\"%s\" is no file", rows[i].text);
        assert_string_equal(ranges.file, rows[i].path);
        assert_int_equal(ranges.n, 0);
        vsd_arena_free(&arena);
    }
}

/* Everything else says what is wrong, and at which byte. */
static void says_what_is_wrong(void **state)
{
    static const char no_offset[] = "an offset is missing", no_length[] = "a length is missing",
                      no_colon[] = "a colon is missing behind the offset",
                      no_comma[] = "a comma is missing behind a range",
                      too_large[] = "a number needs more than 64 bits",
                      beyond[] = "a range ends beyond 64 bits",
                      relative[] = "the path of the ranges file is not a full one";
    static const struct {
        const char *text, *problem;
        size_t at;
    } rows[] = {
        {NULL, "there is no range", 0},
        {"", "there is no range", 0},
        {" ", no_offset, 0},
        {"first half", no_offset, 0},
        {":4096", no_offset, 0},
        {"0x:1", no_offset, 2},
        {"-1:5", no_offset, 0},
        {"4096", no_colon, 4},
        {"0-4096", no_colon, 1},
        {"0 :4096", no_colon, 1},
        {"0:", no_length, 2},
        {"0:4096,", no_offset, 7},
        {"0:4096,,8192:1", no_offset, 7},
        {"0:4096, 8192:", no_length, 13},
        {"0:4096;8192:1", no_comma, 6},
        {"0:204880.", no_comma, 8},
        {"0:12ab", no_comma, 4},
        {"18446744073709551616:1", too_large, 0},
        {"0:1,0:0x10000000000000000", too_large, 6},
        {"1:1, 2:18446744073709551615", beyond, 5},
        {"File=", relative, 5},
        {"File=stock.rng", relative, 5},
        {"File=D:stock.rng", relative, 5},
        {"File=D:\\", relative, 5},
        {"D:stock.rng", no_offset, 0},
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct vsd_arena arena = {0};
        struct vsd_ranges ranges;
        const char *text = rows[i].text != NULL ? rows[i].text : "(nothing)";
        assert_true(vsd_ranges_parse(&arena, rows[i].text, &ranges));
        CHECK(ranges.kind == VSD_RANGES_WRONG, "\"%s\" is read", text);
        CHECK(strcmp(ranges.problem, rows[i].problem) == 0, "\"%s\": %s", text, ranges.problem);
        CHECK(ranges.at == rows[i].at, "\"%s\": at %zu", text, ranges.at);
        vsd_arena_free(&arena);
    }
}

/* Order and overlaps, wherever the ranges stand that overlap. */
static void looks_at_the_order(void **state)
{
    static const struct {
        const char *text;
        bool sorted, overlap;
        struct vsd_range first, second;
    } rows[] = {
        {"5:5", true, false, {0, 0}, {0, 0}},
        {"0:4096,4096:4096", true, false, {0, 0}, {0, 0}},
        {"4096:4096,0:4096", false, false, {0, 0}, {0, 0}},
        {"0:4097,4096:1", true, true, {0, 4097}, {4096, 1}},
        {"8192:1,0:4097,4096:1", false, true, {0, 4097}, {4096, 1}},
        {"0:10,0:10", false, true, {0, 10}, {0, 10}},
        {"0:100,50:0,60:10", true, true, {0, 100}, {60, 10}},
        {"0:100,100:0,100:5", false, false, {0, 0}, {0, 0}},
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct vsd_arena arena = {0};
        struct vsd_ranges ranges;
        struct vsd_ranges_order order;
        assert_true(vsd_ranges_parse(&arena, rows[i].text, &ranges));
        assert_true(vsd_ranges_look(&arena, &ranges, &order));
        CHECK(order.sorted == rows[i].sorted, "\"%s\" in order", rows[i].text);
        CHECK(order.overlap == rows[i].overlap, "\"%s\" overlaps", rows[i].text);
        if (order.overlap) {
            assert_memory_equal(&order.first, &rows[i].first, sizeof order.first);
            assert_memory_equal(&order.second, &rows[i].second, sizeof order.second);
        }
        vsd_arena_free(&arena);
    }
}

/* What touches or overlaps is one, in whatever order; a range is held when all of it is. */
static void unites(void **state)
{
    static const struct {
        const char *held;
        size_t n;
        struct vsd_range range;
        bool holds;
    } rows[] = {
        {"0:8192,8192:8192", 1, {0, 16384}, true},
        {"8192:8192, 0:8192", 1, {4096, 8192}, true},
        {"0:8192,8193:8192", 2, {0, 16384}, false},
        {"0:10,20:10,5:20", 1, {0, 30}, true},
        {"0:100,10:5,100:1", 1, {99, 2}, true},
        {"0:100,10:5", 1, {99, 2}, false},
        {"10:5", 1, {9, 1}, false},
        {"10:5", 1, {15, 1}, false},
        {"10:5", 1, {14, 1}, true},
        {"10:5", 1, {40, 0}, true},
        {"1:18446744073709551614", 1, {MOST, 0}, true},
        {"0:0xFFFFFFFFFFFFFFFF", 1, {MOST - 1, 1}, true},
        {"40:1,10:1,30:1,20:1", 4, {30, 1}, true},
        {"40:1,10:1,30:1,20:1", 4, {31, 1}, false},
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct vsd_arena arena = {0};
        struct vsd_ranges ranges;
        struct vsd_bytes bytes;
        assert_true(vsd_ranges_parse(&arena, rows[i].held, &ranges));
        assert_true(vsd_ranges_unite(&arena, &ranges, &bytes));
        CHECK(bytes.n == rows[i].n, "\"%s\" makes %zu", rows[i].held, bytes.n);
        CHECK(vsd_bytes_hold(&bytes, &rows[i].range) == rows[i].holds, "\"%s\" and %llu:%llu",
              rows[i].held, (unsigned long long)rows[i].range.offset,
              (unsigned long long)rows[i].range.length);
        vsd_arena_free(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_lists),
        cmocka_unit_test(recognises_files),
        cmocka_unit_test(says_what_is_wrong),
        cmocka_unit_test(looks_at_the_order),
        cmocka_unit_test(unites),
    };
    return RUN(tests);
}
