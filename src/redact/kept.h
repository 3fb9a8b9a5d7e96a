/* What a redaction knows: what stays, and which name became which placeholder. */
#ifndef VSD_REDACT_KEPT_H
#define VSD_REDACT_KEPT_H

#include <vssdoc.h>

#include "base/arena.h"
#include "base/key.h"
#include "redact/words.h"

/* A name and what stands for it, both in small letters; GUIDs and blobs as they are spelled. */
enum vsd_kept_kind { VSD_KEPT_WORD, VSD_KEPT_GUID, VSD_KEPT_BLOB, VSD_KEPT_KINDS };
struct vsd_kept {
    UT_hash_handle hh;             /* hh.next: in the order in which they were met */
    UT_hash_handle by_placeholder; /* of words alone */
    struct vsd_key key, placeholder_key;
    const char *original, *placeholder;
    enum vsd_kept_kind kind;
};

/* How far the placeholders of one pattern of characters were given out. */
struct vsd_pattern {
    UT_hash_handle hh;
    struct vsd_key key;
    uint64_t n;
    unsigned ask; /* how much is still asked of them */
};

struct vsd_word {
    UT_hash_handle hh;
    struct vsd_key key;
    unsigned why; /* of enum vsd_known */
};

struct vssdoc_redaction {
    struct vsd_arena arena;
    struct vsd_word *words; /* that stay; ids of writers are among them */
    struct vsd_pattern *patterns;
    struct vsd_kept *kept[VSD_KEPT_KINDS];
    struct vsd_kept *words_by_placeholder;
    uint64_t n[VSD_KEPT_KINDS];
    bool undo; /* the table is of placeholders, and nothing new is made up */
    bool no_memory;
    char *buffer; /* of the last result */
    size_t length, room;
};

/* Why a text stays as it is: bits of enum vsd_known. */
unsigned vsd_known(const struct vssdoc_redaction *redaction, const char *text, size_t length);
bool vsd_know(struct vssdoc_redaction *redaction, const char *text, size_t length,
              enum vsd_known why);
/* By the original, or in undoing by the placeholder. */
struct vsd_kept *vsd_kept_find(struct vssdoc_redaction *redaction, enum vsd_kept_kind kind,
                               const char *text, size_t length);
/* Whether a word has this placeholder. */
bool vsd_is_used(const struct vssdoc_redaction *redaction, const char *placeholder, size_t length);
/* Texts are copied. NULL when memory runs out. */
struct vsd_kept *vsd_kept_add(struct vssdoc_redaction *redaction, enum vsd_kept_kind kind,
                              const char *original, size_t length, const char *placeholder,
                              size_t placeholder_length);

/* The placeholder of a word that was not met before, as long as it: in small letters, into out. */
void vsd_make_placeholder(struct vssdoc_redaction *redaction, const char *word, size_t length,
                          char *out);

/* Adds to the result. */
void vsd_redact_put(struct vssdoc_redaction *redaction, const char *text, size_t length);

/* A GUID of 36 characters, into 36 others. */
void vsd_redact_guid_text(struct vssdoc_redaction *redaction, const char *guid, char out[37]);
bool vsd_is_guid_text(const char *text, size_t length);
/* A value in base64; false when it is none. */
bool vsd_redact_blob(struct vssdoc_redaction *redaction, const char *text, size_t length);

#endif
