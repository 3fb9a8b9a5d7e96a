/* The key of a redaction (vssdoc/redaction-key/1), read so that names can be put back, or so that equal
 * names get the placeholders that they had. */
#include <string.h>

#include "base/error.h"
#include "config/json_file.h"
#include "redact/kept.h"

#define SCHEMA "vssdoc/redaction-key/1"

enum { LARGEST_KEY = 256 * 1024 * 1024 };

static const char *const file_keys[] = {"schema", "tool", "words", "guids", "values", NULL};
static const struct {
    const char *key;
    enum vsd_kept_kind kind;
} lists[] = {{"words", VSD_KEPT_WORD}, {"guids", VSD_KEPT_GUID}, {"values", VSD_KEPT_BLOB}};

static bool fits(enum vsd_kept_kind kind, const char *placeholder, const char *original)
{
    size_t n = strlen(placeholder), m = strlen(original);
    switch (kind) {
    case VSD_KEPT_WORD:
        return n == m && n > 0;
    case VSD_KEPT_GUID:
        return n == 36 && m == 36 && vsd_is_guid_text(placeholder, n) &&
               vsd_is_guid_text(original, m);
    default:
        return n > 0 && m > 0;
    }
}

static enum vssdoc_status read_entry(const struct vsd_json_file *file, const struct vsd_json_at *at,
                                     const json_t *entry, enum vsd_kept_kind kind,
                                     struct vssdoc_redaction *redaction, struct vssdoc_error *error)
{
    const char *placeholder = json_string_value(json_object_get(entry, "placeholder"));
    const char *original = json_string_value(json_object_get(entry, "original"));
    if (placeholder == NULL || original == NULL)
        return vsd_json_fail(file, at, error,
                             "an entry needs the texts \"placeholder\" and \"original\"");
    if (!fits(kind, placeholder, original))
        return vsd_json_fail(file, at, error, "\"%.60s\" cannot stand for \"%.60s\"", placeholder,
                             original);
    const char *by = redaction->undo ? placeholder : original;
    bool twice = vsd_kept_find(redaction, kind, by, strlen(by)) != NULL;
    if (twice && kind == VSD_KEPT_BLOB)
        return VSSDOC_OK; /* too short to tell apart: the first one it is */
    if (twice || (kind == VSD_KEPT_WORD && vsd_is_used(redaction, placeholder, strlen(placeholder))))
        return vsd_json_fail(file, at, error, "the %s \"%.60s\" is there twice",
                             twice && !redaction->undo ? "name" : "placeholder",
                             twice ? by : placeholder);
    return vsd_kept_add(redaction, kind, original, strlen(original), placeholder,
                        strlen(placeholder)) != NULL
               ? VSSDOC_OK
               : vsd_no_memory(error, file->path);
}

static enum vssdoc_status check_keys(const struct vsd_json_file *file, struct vssdoc_error *error)
{
    const char *key;
    json_t *value;
    const char *schema = json_string_value(json_object_get(file->root, "schema"));
    if (!json_is_object(file->root) || schema == NULL || strcmp(schema, SCHEMA) != 0)
        return vsd_json_fail(file, NULL, error,
                             "no key of a redaction: \"schema\" is not \"" SCHEMA "\"");
    json_object_foreach(file->root, key, value)
    {
        struct vsd_json_at at = {NULL, key, 0};
        size_t i = 0;
        while (file_keys[i] != NULL && strcmp(file_keys[i], key) != 0)
            i++;
        if (file_keys[i] == NULL)
            return vsd_json_unknown_key(file, &at, file_keys, error);
    }
    return VSSDOC_OK;
}

static enum vssdoc_status read_lists(const struct vsd_json_file *file,
                                     struct vssdoc_redaction *redaction, struct vssdoc_error *error)
{
    enum vssdoc_status status = check_keys(file, error);
    for (size_t l = 0; l < sizeof lists / sizeof lists[0] && status == VSSDOC_OK; l++) {
        const json_t *list = json_object_get(file->root, lists[l].key);
        const struct vsd_json_at in = {NULL, lists[l].key, 0};
        if (!json_is_array(list))
            return vsd_json_fail(file, NULL, error, "no list \"%s\"", lists[l].key);
        for (size_t i = 0; i < json_array_size(list) && status == VSSDOC_OK; i++) {
            const struct vsd_json_at at = {&in, NULL, i};
            status =
                read_entry(file, &at, json_array_get(list, i), lists[l].kind, redaction, error);
        }
    }
    return status;
}

static enum vssdoc_status read_key(const char *path, bool undo, struct vssdoc_redaction **out,
                                   struct vssdoc_error *error)
{
    struct vsd_json_file file;
    *out = NULL;
    enum vssdoc_status status = vsd_json_file_read(path, LARGEST_KEY, &file, error);
    if (status != VSSDOC_OK)
        return status;
    status = vssdoc_redaction_new(out, error);
    if (status == VSSDOC_OK) {
        (*out)->undo = undo;
        status = read_lists(&file, *out, error);
    }
    vsd_json_file_free(&file);
    if (status != VSSDOC_OK) {
        vssdoc_redaction_free(*out);
        *out = NULL;
    }
    return status;
}

enum vssdoc_status vssdoc_redaction_read(const char *path, struct vssdoc_redaction **out,
                                         struct vssdoc_error *error)
{
    return read_key(path, true, out, error);
}

enum vssdoc_status vssdoc_redaction_resume(const char *path, struct vssdoc_redaction **out,
                                           struct vssdoc_error *error)
{
    return read_key(path, false, out, error);
}
