/* Arenas and the table of interned strings in them. */
#include "cmocka_all.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdio.h>

#include <vssdoc.h>

#include "base/intern.h"
#include "base/keep.h"

/* Whatever sizes are mixed with however long texts, memory is aligned, zeroed and nobody else's. */
static void gives_aligned_zeroed_memory(void **state)
{
    enum { PIECES = 3000 };
    static unsigned char *pieces[PIECES];
    static size_t sizes[PIECES];
    struct vsd_arena arena = {0};
    (void)state;
    for (size_t round = 0; round < 2; round++) { /* the second one in memory that was used */
        for (size_t i = 0; i < PIECES; i++) {
            sizes[i] = 1 + i * 7919 % (i % 100 == 99 ? 40000 : 300);
            pieces[i] = vsd_arena_alloc(&arena, sizes[i]);
            assert_non_null(pieces[i]);
            assert_int_equal((uintptr_t)pieces[i] % alignof(struct vssdoc_backup_component), 0);
            assert_int_equal((uintptr_t)pieces[i] % alignof(uint64_t), 0);
            for (size_t b = 0; b < sizes[i]; b++)
                CHECK(pieces[i][b] == 0, "byte %zu of piece %zu", b, i);
            memset(pieces[i], (int)(i & 0xFF), sizes[i]);
            assert_non_null(vsd_arena_copy(&arena, "odd length", i % 11));
        }
        for (size_t i = 0; i < PIECES; i++)
            for (size_t b = 0; b < sizes[i]; b++)
                CHECK(pieces[i][b] == (i & 0xFF), "byte %zu of piece %zu was overwritten", b, i);
        vsd_arena_free(&arena);
    }
}

/* Pieces larger than a block are as good as small ones, and do not use up the current block. */
static void gives_large_pieces(void **state)
{
    struct vsd_arena arena = {0};
    (void)state;
    char *before = vsd_arena_copy(&arena, "before", 6);
    for (size_t size = 1024; size <= (size_t)16 << 20; size *= 2) {
        unsigned char *large = vsd_arena_alloc(&arena, size);
        assert_non_null(large);
        assert_int_equal(large[0] + large[size - 1], 0);
        memset(large, 0xFF, size);
    }
    char *after = vsd_arena_copy(&arena, "after", 5);
    assert_string_equal(before, "before");
    assert_string_equal(after, "after");
    vsd_arena_free(&arena);
}

/* What cannot be had is NULL, and the arena goes on. */
static void survives_impossible_sizes(void **state)
{
    struct vsd_arena arena = {0};
    (void)state;
    char *text = vsd_arena_copy(&arena, "text", 4);
    assert_null(vsd_arena_alloc(&arena, SIZE_MAX));
    assert_null(vsd_arena_alloc(&arena, SIZE_MAX - 8));
    assert_null(vsd_arena_copy(&arena, "text", SIZE_MAX));
    assert_non_null(vsd_arena_alloc(&arena, 100));
    assert_string_equal(text, "text");
    vsd_arena_free(&arena);
}

/* A copy is as long as was said and ends with a NUL, and the original may go away. */
static void copies_text(void **state)
{
    struct vsd_arena arena = {0};
    char original[] = "abcdef";
    (void)state;
    char *part = vsd_arena_copy(&arena, original, 3), *none = vsd_arena_copy(&arena, original, 0);
    memset(original, 'x', sizeof original);
    assert_string_equal(part, "abc");
    assert_string_equal(none, "");
    vsd_arena_free(&arena);
}

/* Formatted text may have any length. */
static void prints_text_of_any_length(void **state)
{
    struct vsd_arena arena = {0};
    (void)state;
    for (int length = 0; length < 20000; length = length * 3 + 1) {
        char *text = vsd_arena_printf(&arena, "<%*s|%d>", length, "", length);
        char tail[32];
        (void)snprintf(tail, sizeof tail, "|%d>", length);
        assert_non_null(text);
        assert_int_equal(strlen(text), 1 + (size_t)length + strlen(tail));
        assert_string_equal(text + 1 + length, tail);
    }
    vsd_arena_free(&arena);
}

/* Equal strings are stored once, different ones apart, by length and not by a NUL. */
static void interns_equal_strings_once(void **state)
{
    struct vsd_arena arena = {0};
    struct vsd_intern intern = {.strings = &arena};
    char path[] = "C:\\Windows\\System32";
    (void)state;
    const char *whole = vsd_intern(&intern, path, strlen(path));
    const char *part = vsd_intern(&intern, path, 10);
    const char *empty = vsd_intern(&intern, path, 0);
    const char *with_nul = vsd_intern(&intern, "a\0b", 3);
    assert_ptr_not_equal(whole, path);
    assert_string_equal(whole, path);
    assert_string_equal(part, "C:\\Windows");
    assert_string_equal(empty, "");
    assert_memory_equal(with_nul, "a\0b", 4);
    assert_ptr_equal(vsd_intern(&intern, "C:\\Windows\\System32", 19), whole);
    assert_ptr_equal(vsd_intern(&intern, "C:\\Windows", 10), part);
    assert_ptr_equal(vsd_intern(&intern, "", 0), empty);
    assert_ptr_equal(vsd_intern(&intern, "a\0b", 3), with_nul);
    assert_ptr_not_equal(vsd_intern(&intern, "a\0c", 3), with_nul);
    assert_ptr_not_equal(vsd_intern(&intern, "c:\\windows", 10), part);
    vsd_intern_free(&intern);
    vsd_arena_free(&arena);
}

/* The strings stay when the table goes, however many there were. */
static void keeps_strings_without_the_table(void **state)
{
    enum { STRINGS = 20000 };
    static const char *strings[STRINGS];
    struct vsd_arena arena = {0};
    struct vsd_intern intern = {.strings = &arena};
    char text[32];
    (void)state;
    for (size_t round = 0; round < 2; round++) {
        for (size_t i = 0; i < STRINGS; i++) {
            int length = snprintf(text, sizeof text, "string %zu", i);
            const char *stored = vsd_intern(&intern, text, (size_t)length);
            if (round > 0)
                assert_ptr_equal(stored, strings[i]);
            strings[i] = stored;
        }
    }
    vsd_intern_free(&intern);
    for (size_t i = 0; i < STRINGS; i++) {
        (void)snprintf(text, sizeof text, "string %zu", i);
        assert_string_equal(strings[i], text);
    }
    vsd_arena_free(&arena);
}

static const char *kept_line(struct vsd_arena *arena, bool *no_memory, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
static const char *kept_line(struct vsd_arena *arena, bool *no_memory, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    const char *line = vsd_keep_line(arena, no_memory, format, arguments);
    va_end(arguments);
    return line;
}

/* What a document made too long ends with a whole character. */
static void cuts_lines_between_characters(void **state)
{
    struct vsd_arena arena = {0};
    char name[3001];
    bool no_memory = false;
    (void)state;
    for (size_t i = 0; i + 1 < sizeof name; i += 3)
        memcpy(name + i, "\xE2\x82\xAC", 4);
    for (int before = 1; before <= 3; before++) {
        const char *line = kept_line(&arena, &no_memory, "%*s%s", before, "", name);
        size_t length = strlen(line), cut = (length - (size_t)before) % 3;
        CHECK(length > 1900 && length <= 2000 && cut == 0, "%zu bytes, %zu too many", length, cut);
    }
    assert_string_equal(kept_line(&arena, &no_memory, "%d writers", 3), "3 writers");
    assert_null(vsd_keep_text(&arena, NULL, &no_memory));
    assert_null(vsd_keep_guid(&arena, &(struct vssdoc_guid){.spelling = "no"}, &no_memory));
    assert_false(no_memory);
    vsd_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_aligned_zeroed_memory),
        cmocka_unit_test(gives_large_pieces),
        cmocka_unit_test(cuts_lines_between_characters),
        cmocka_unit_test(survives_impossible_sizes),
        cmocka_unit_test(copies_text),
        cmocka_unit_test(prints_text_of_any_length),
        cmocka_unit_test(interns_equal_strings_once),
        cmocka_unit_test(keeps_strings_without_the_table),
    };
    return RUN(tests);
}
