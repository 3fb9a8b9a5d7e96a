#include "redact/kept.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "redact/words.h"

static struct vsd_key folded_key(const char *text, size_t length)
{
    struct vsd_key_maker maker;
    vsd_key_begin(&maker);
    vsd_key_folded(&maker, text, length);
    return vsd_key_end(&maker);
}

/* Some letters have capitals of another length, and a placeholder is as long as its word. */
static struct vsd_key sized_key(const char *text, size_t length)
{
    struct vsd_key_maker maker;
    vsd_key_begin(&maker);
    vsd_key_bytes(&maker, &length, sizeof length);
    vsd_key_folded(&maker, text, length);
    return vsd_key_end(&maker);
}

static struct vsd_key exact_key(const char *text, size_t length)
{
    struct vsd_key_maker maker;
    vsd_key_begin(&maker);
    vsd_key_bytes(&maker, text, length);
    return vsd_key_end(&maker);
}

static struct vsd_key key_of(enum vsd_kept_kind kind, const char *text, size_t length)
{
    return kind == VSD_KEPT_BLOB ? exact_key(text, length) : sized_key(text, length);
}

/* ---- what stays ---- */

static struct vsd_word *listed(const struct vssdoc_redaction *redaction, const char *text,
                               size_t length)
{
    struct vsd_key key = folded_key(text, length);
    struct vsd_word *word = NULL;
    HASH_FIND(hh, redaction->words, &key, sizeof key, word);
    return word;
}

unsigned vsd_known(const struct vssdoc_redaction *redaction, const char *text, size_t length)
{
    const struct vsd_word *word = listed(redaction, text, length);
    size_t stem = length;
    while (stem > 0 && text[stem - 1] >= '0' && text[stem - 1] <= '9')
        stem--;
    const struct vsd_word *numbered = stem < length ? listed(redaction, text, stem) : NULL;
    return (word != NULL ? word->why & ~(unsigned)VSD_KNOWN_NUMBERED : 0) |
           (numbered != NULL ? numbered->why & VSD_KNOWN_NUMBERED : 0);
}

bool vsd_know(struct vssdoc_redaction *redaction, const char *text, size_t length,
              enum vsd_known why)
{
    struct vsd_word *word = listed(redaction, text, length);
    if (word == NULL && length > 0) {
        word = vsd_arena_alloc(&redaction->arena, sizeof *word);
        if (word == NULL)
            return false;
        word->key = folded_key(text, length);
        HASH_ADD(hh, redaction->words, key, sizeof word->key, word);
        if (word->hh.tbl == NULL)
            return false;
    }
    if (word != NULL)
        word->why |= why;
    return true;
}

static bool know_list(struct vssdoc_redaction *redaction, const char *items, const char *between,
                      enum vsd_known why)
{
    bool enough = true;
    while (items != NULL && *items != '\0' && enough) {
        size_t length = strcspn(items, between);
        enough = vsd_know(redaction, items, length, why);
        items += length;
        items += strspn(items, between);
    }
    return enough;
}

static bool know_all(struct vssdoc_redaction *redaction)
{
    bool enough = true;
    for (size_t i = 0; vsd_known_lists[i].items != NULL && enough; i++)
        enough = know_list(redaction, vsd_known_lists[i].items, "|", vsd_known_lists[i].why);
    for (size_t i = 0; vssdoc_known_writer_at(i) != NULL && enough; i++) {
        const struct vssdoc_known_writer *writer = vssdoc_known_writer_at(i);
        enough = know_list(redaction, writer->writer_id, "|", VSD_KNOWN_PHRASE) &&
                 know_list(redaction, writer->name, "|", VSD_KNOWN_PHRASE) &&
                 know_list(redaction, writer->service, " ,;", VSD_KNOWN_PHRASE);
        for (size_t v = 0; writer->variants != NULL && writer->variants[v] != NULL && enough; v++)
            enough = know_list(redaction, writer->variants[v], "|*", VSD_KNOWN_PHRASE);
    }
    return enough;
}

/* ---- what was met ---- */

struct vsd_kept *vsd_kept_find(struct vssdoc_redaction *redaction, enum vsd_kept_kind kind,
                               const char *text, size_t length)
{
    struct vsd_key key = key_of(kind, text, length);
    struct vsd_kept *kept = NULL;
    HASH_FIND(hh, redaction->kept[kind], &key, sizeof key, kept);
    return kept;
}

bool vsd_is_used(const struct vssdoc_redaction *redaction, const char *placeholder, size_t length)
{
    struct vsd_key key = sized_key(placeholder, length);
    struct vsd_kept *kept = NULL;
    HASH_FIND(by_placeholder, redaction->words_by_placeholder, &key, sizeof key, kept);
    return kept != NULL;
}

struct vsd_kept *vsd_kept_add(struct vssdoc_redaction *redaction, enum vsd_kept_kind kind,
                              const char *original, size_t length, const char *placeholder,
                              size_t placeholder_length)
{
    struct vsd_kept *kept = vsd_arena_alloc(&redaction->arena, sizeof *kept);
    if (kept != NULL) {
        kept->kind = kind;
        kept->original = vsd_arena_copy(&redaction->arena, original, length);
        kept->placeholder = vsd_arena_copy(&redaction->arena, placeholder, placeholder_length);
    }
    if (kept == NULL || kept->original == NULL || kept->placeholder == NULL) {
        redaction->no_memory = true;
        return NULL;
    }
    kept->key = redaction->undo ? key_of(kind, placeholder, placeholder_length)
                                : key_of(kind, original, length);
    HASH_ADD(hh, redaction->kept[kind], key, sizeof kept->key, kept);
    redaction->no_memory = redaction->no_memory || kept->hh.tbl == NULL;
    if (kind == VSD_KEPT_WORD) {
        kept->placeholder_key = sized_key(placeholder, placeholder_length);
        HASH_ADD(by_placeholder, redaction->words_by_placeholder, placeholder_key,
                 sizeof kept->placeholder_key, kept);
        redaction->no_memory = redaction->no_memory || kept->by_placeholder.tbl == NULL;
    }
    redaction->n[kind]++;
    return redaction->no_memory ? NULL : kept;
}

/* ---- the whole ---- */

enum vssdoc_status vssdoc_redaction_new(struct vssdoc_redaction **out, struct vssdoc_error *error)
{
    struct vssdoc_redaction *redaction = calloc(1, sizeof *redaction);
    *out = NULL;
    if (redaction == NULL || !know_all(redaction)) {
        vssdoc_redaction_free(redaction);
        return vsd_no_memory(error, NULL);
    }
    *out = redaction;
    return VSSDOC_OK;
}

void vssdoc_redaction_free(struct vssdoc_redaction *redaction)
{
    if (redaction == NULL)
        return;
    HASH_CLEAR(hh, redaction->words);
    HASH_CLEAR(hh, redaction->patterns);
    HASH_CLEAR(by_placeholder, redaction->words_by_placeholder);
    for (int kind = 0; kind < VSD_KEPT_KINDS; kind++)
        HASH_CLEAR(hh, redaction->kept[kind]);
    vsd_arena_free(&redaction->arena);
    free(redaction->buffer);
    free(redaction);
}

void vsd_redact_put(struct vssdoc_redaction *redaction, const char *text, size_t length)
{
    if (redaction->room - redaction->length <= length) {
        size_t room = 2 * (redaction->length + length) + 256;
        char *larger = realloc(redaction->buffer, room);
        if (larger == NULL) {
            redaction->no_memory = true;
            return;
        }
        redaction->buffer = larger;
        redaction->room = room;
    }
    memcpy(redaction->buffer + redaction->length, text, length);
    redaction->length += length;
    redaction->buffer[redaction->length] = '\0';
}
