/* A configuration file: the options of the program, written down once. Which exist is the caller's to
 * know; here is only the form. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "config/json_file.h"

#define SCHEMA "vssdoc/config/1"

enum { LARGEST_FILE = 1024 * 1024, MOST_ITEMS = 256, LONGEST_MESSAGE = 300 };

struct walk {
    const struct vsd_json_file *file;
    vssdoc_setting_fn *each;
    void *context;
    struct vssdoc_error *error;
};

static enum vssdoc_status tell(const struct walk *walk, const struct vsd_json_at *at,
                               const struct vssdoc_setting *setting)
{
    char message[LONGEST_MESSAGE] = "";
    if (walk->each(walk->context, setting, message, sizeof message))
        return VSSDOC_OK;
    return vsd_json_fail(walk->file, at, walk->error, "%s", message);
}

static enum vssdoc_status list(const struct walk *walk, const struct vsd_json_at *at,
                               const json_t *value, struct vssdoc_setting *setting)
{
    const char *items[MOST_ITEMS + 1];
    size_t n = json_array_size(value);
    if (n > MOST_ITEMS)
        return vsd_json_fail(walk->file, at, walk->error, "more than %d items", MOST_ITEMS);
    for (size_t i = 0; i < n; i++) {
        struct vsd_json_at item = {at, NULL, i};
        items[i] = json_string_value(json_array_get(value, i));
        if (items[i] == NULL)
            return vsd_json_fail(walk->file, &item, walk->error, "an item is not a text");
    }
    items[n] = NULL;
    setting->kind = VSSDOC_SETTING_LIST;
    setting->items = items;
    return tell(walk, at, setting);
}

static enum vssdoc_status one(const struct walk *walk, const char *command,
                              const struct vsd_json_at *at, const json_t *value)
{
    char number[32];
    struct vssdoc_setting setting = {.command = command, .name = at->key};
    switch (json_typeof(value)) {
    case JSON_NULL:
        return VSSDOC_OK;
    case JSON_TRUE:
    case JSON_FALSE:
        setting.kind = VSSDOC_SETTING_FLAG;
        setting.flag = json_is_true(value);
        return tell(walk, at, &setting);
    case JSON_STRING:
        setting.kind = VSSDOC_SETTING_TEXT;
        setting.text = json_string_value(value);
        return tell(walk, at, &setting);
    case JSON_INTEGER:
        (void)snprintf(number, sizeof number, "%lld", (long long)json_integer_value(value));
        setting.kind = VSSDOC_SETTING_NUMBER;
        setting.text = number;
        return tell(walk, at, &setting);
    case JSON_ARRAY:
        return list(walk, at, value, &setting);
    case JSON_OBJECT:
    case JSON_REAL:
        break;
    }
    return vsd_json_fail(walk->file, at, walk->error,
                         "\"%.100s\" is neither true or false, text, whole number nor list",
                         at->key);
}

static enum vssdoc_status section(const struct walk *walk, const struct vsd_json_at *at,
                                  json_t *object)
{
    const char *key;
    json_t *value;
    enum vssdoc_status status = VSSDOC_OK;
    struct vssdoc_setting none = {.command = at->key};
    status = tell(walk, at, &none);
    json_object_foreach(object, key, value)
    {
        struct vsd_json_at inside = {at, key, 0};
        if (status == VSSDOC_OK)
            status = one(walk, at->key, &inside, value);
    }
    return status;
}

static enum vssdoc_status walk_root(const struct walk *walk)
{
    const char *key;
    json_t *value;
    enum vssdoc_status status = VSSDOC_OK;
    if (!json_is_object(walk->file->root))
        return vsd_json_fail(walk->file, NULL, walk->error, "no configuration: it is not an object");
    json_object_foreach(walk->file->root, key, value)
    {
        struct vsd_json_at at = {NULL, key, 0};
        if (status != VSSDOC_OK)
            break;
        if (strcmp(key, "$schema") == 0) /* for editors */
            continue;
        if (strcmp(key, "schema") != 0)
            status = json_is_object(value) ? VSSDOC_OK : one(walk, NULL, &at, value);
        else if (!json_is_string(value) || strcmp(json_string_value(value), SCHEMA) != 0)
            status = vsd_json_fail(walk->file, &at, walk->error, "\"schema\" is not \"" SCHEMA "\"");
    }
    /* a section's settings come after those of all commands, wherever they stand */
    json_object_foreach(walk->file->root, key, value)
    {
        struct vsd_json_at at = {NULL, key, 0};
        if (status == VSSDOC_OK && json_is_object(value) && strcmp(key, "schema") != 0)
            status = section(walk, &at, value);
    }
    return status;
}

enum vssdoc_status vssdoc_settings_read(const char *path, vssdoc_setting_fn *each, void *context,
                                        struct vssdoc_error *error)
{
    struct vsd_json_file file;
    enum vssdoc_status status = vsd_json_file_read(path, LARGEST_FILE, &file, error);
    if (status != VSSDOC_OK)
        return status;
    struct walk walk = {&file, each, context, error};
    status = walk_root(&walk);
    vsd_json_file_free(&file);
    return status;
}
