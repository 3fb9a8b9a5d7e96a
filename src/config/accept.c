/* The accept file: findings that somebody has looked at and lives with (vssdoc/accept/1). */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "config/json_file.h"

#define SCHEMA "vssdoc/accept/1"

enum { LARGEST_FILE = 8 * 1024 * 1024 };

static const char *const file_keys[] = {"schema", "accept", NULL};
static const char *const entry_keys[] = {"fingerprint", "rule",  "writer", "component",
                                         "reason",      "until", NULL};
enum { FINGERPRINT, RULE, WRITER, COMPONENT, REASON, UNTIL };

/* Where an entry's texts go; the block holds the array and the texts behind it. */
static const char **member(struct vssdoc_acceptance *entry, size_t key)
{
    const char **const members[] = {&entry->fingerprint, &entry->rule,   &entry->writer,
                                    &entry->component,   &entry->reason, &entry->until};
    return members[key];
}

static bool is_fingerprint(const char *text)
{
    return strlen(text) == 16 && strspn(text, "0123456789abcdefABCDEF") == 16;
}

static enum vssdoc_status read_member(const struct vsd_json_file *file,
                                      const struct vsd_json_at *at, const json_t *value,
                                      struct vssdoc_acceptance *entry, char **room,
                                      struct vssdoc_error *error)
{
    size_t key = 0;
    while (entry_keys[key] != NULL && strcmp(entry_keys[key], at->key) != 0)
        key++;
    if (entry_keys[key] == NULL)
        return vsd_json_unknown_key(file, at, entry_keys, error);
    if (json_is_null(value))
        return VSSDOC_OK;
    if (!json_is_string(value))
        return vsd_json_fail(file, at, error, "\"%s\" is not a text", at->key);
    const char *text = json_string_value(value);
    if (key == FINGERPRINT && !is_fingerprint(text))
        return vsd_json_fail(file, at, error, "\"%.40s\" is not a fingerprint: 16 hex digits", text);
    if (key == UNTIL && !vsd_is_day(text))
        return vsd_json_fail(file, at, error, "\"%.40s\" is not a day such as 2027-01-31", text);
    if (key == REASON && *text == '\0')
        return VSSDOC_OK;
    size_t size = strlen(text) + 1;
    *member(entry, key) = memcpy(*room, text, size);
    *room += size;
    return VSSDOC_OK;
}

static enum vssdoc_status read_entry(const struct vsd_json_file *file, const struct vsd_json_at *at,
                                     json_t *value, struct vssdoc_acceptance *entry, char **room,
                                     struct vssdoc_error *error)
{
    const char *key;
    json_t *text;
    enum vssdoc_status status = VSSDOC_OK;
    if (!json_is_object(value))
        return vsd_json_fail(file, at, error, "an entry of \"accept\" is not an object");
    json_object_foreach(value, key, text)
    {
        struct vsd_json_at inside = {at, key, 0};
        if (status == VSSDOC_OK)
            status = read_member(file, &inside, text, entry, room, error);
    }
    if (status == VSSDOC_OK && entry->fingerprint == NULL && entry->rule == NULL)
        return vsd_json_fail(file, at, error,
                             "an entry needs a \"fingerprint\" or a \"rule\" (with \"writer\" and "
                             "\"component\")");
    return status;
}

/* What the file as a whole promises; gives the list of entries. */
static enum vssdoc_status read_list(const struct vsd_json_file *file, const json_t **list,
                                    struct vssdoc_error *error)
{
    const char *key;
    json_t *value;
    if (!json_is_object(file->root))
        return vsd_json_fail(file, NULL, error, "no accept file: it is not an object");
    json_object_foreach(file->root, key, value)
    {
        struct vsd_json_at at = {NULL, key, 0};
        if (strcmp(key, "schema") == 0 &&
            (!json_is_string(value) || strcmp(json_string_value(value), SCHEMA) != 0))
            return vsd_json_fail(file, &at, error, "no accept file: \"schema\" is not \"" SCHEMA "\"");
        if (strcmp(key, "accept") == 0 && !json_is_array(value))
            return vsd_json_fail(file, &at, error, "\"accept\" is not a list");
        if (strcmp(key, "schema") != 0 && strcmp(key, "accept") != 0)
            return vsd_json_unknown_key(file, &at, file_keys, error);
    }
    for (size_t i = 0; file_keys[i] != NULL; i++)
        if (json_object_get(file->root, file_keys[i]) == NULL)
            return vsd_json_fail(file, NULL, error, "no accept file: no key \"%s\"", file_keys[i]);
    *list = json_object_get(file->root, "accept");
    return VSSDOC_OK;
}

enum vssdoc_status vssdoc_accept_read(const char *path, struct vssdoc_acceptance **out, size_t *n,
                                      struct vssdoc_error *error)
{
    struct vsd_json_file file;
    const json_t *list = NULL;
    *out = NULL;
    *n = 0;
    enum vssdoc_status status = vsd_json_file_read(path, LARGEST_FILE, &file, error);
    if (status != VSSDOC_OK)
        return status;
    status = read_list(&file, &list, error);
    size_t n_entries = json_array_size(list);
    /* no text is longer than the file spells it, its quotes leave room for the NUL */
    struct vssdoc_acceptance *entries =
        calloc(1, n_entries * sizeof *entries + file.size + 1);
    char *room = entries != NULL ? (char *)(entries + n_entries) : NULL;
    if (status == VSSDOC_OK && entries == NULL)
        status = vsd_no_memory(error, path);
    static const char list_key[] = "accept";
    const struct vsd_json_at in = {NULL, list_key, 0};
    struct vsd_json_lines lines;
    if (status == VSSDOC_OK)
        vsd_json_lines_begin(&file, &in, &lines);
    for (size_t i = 0; i < n_entries && status == VSSDOC_OK; i++) {
        struct vsd_json_at at = {&in, NULL, i};
        entries[i].line = vsd_json_lines_next(&lines);
        status = read_entry(&file, &at, json_array_get(list, i), &entries[i], &room, error);
    }
    vsd_json_file_free(&file);
    if (status != VSSDOC_OK) {
        free(entries);
        return status;
    }
    *out = entries;
    *n = n_entries;
    return VSSDOC_OK;
}

void vssdoc_accept_free(struct vssdoc_acceptance *entries)
{
    free(entries);
}
