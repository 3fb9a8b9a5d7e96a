/* Rules about who a writer says it is, and what it calls its components. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/key.h"
#include "base/text.h"
#include "validate/check.h"

static bool is_blank(const char *text)
{
    return text == NULL || text[strspn(text, " \t\r\n")] == '\0';
}

static bool is_null_guid(const struct vssdoc_guid *guid)
{
    static const unsigned char zeros[sizeof guid->bytes];
    return guid->valid && memcmp(guid->bytes, zeros, sizeof zeros) == 0;
}

static void look_at_id(struct vsd_check *check, const struct vssdoc_writer *w, const char *name,
                       const struct vssdoc_guid *guid)
{
    if (guid->spelling == NULL)
        vsd_report(check, w->identification, name, "IDENTIFICATION has no %s", name);
    else if (!guid->valid)
        vsd_report(check, w->identification, name, "%s \"%.100s\" is no GUID", name, guid->spelling);
    else if (is_null_guid(guid))
        vsd_report(check, w->identification, name, "%s is the null GUID, which identifies nothing", name);
}

static void writer_id(struct vsd_check *check, const struct vssdoc_writer *w)
{
    if (w->identification == NULL) {
        vsd_report(check, &w->at, NULL,
                   "no IDENTIFICATION: which writer this is, and what its data is used for, is not "
                   "known");
        return;
    }
    look_at_id(check, w, "writerId", &w->writer_id);
    look_at_id(check, w, "instanceId", &w->instance_id);
}
DEFINE_RULE(writer_id, .writer = writer_id,
            .public = {
                .code = "VSS110",
                .slug = "wmd-writer-id",
                .scope = VSSDOC_ON_WMD,
                .severity = VSSDOC_ERROR,
                .why = "without its ids no requester can address the writer or its components",
                .title = "a writer has a class id and an instance id, both GUIDs",
                .advice = "Get the document anew; if the writer is your own, pass its id to "
                          "CVssWriter::Initialize.",
                .source = "api:ew-getidentity; api:cvsswriter-initialize"});

static void writer_name(struct vsd_check *check, const struct vssdoc_writer *w)
{
    if (is_blank(w->name) && w->identification != NULL)
        vsd_report(check, w->identification, NULL, "the writer's friendlyName is %s",
                   w->name == NULL ? "missing" : "empty");
}
DEFINE_RULE(writer_name, .writer = writer_name,
            .public = {.code = "VSS111",
                       .slug = "wmd-writer-name-missing",
                       .scope = VSSDOC_ON_WMD,
                       .severity = VSSDOC_ERROR,
                       .why = "the writer must set it, and people pick writers by it",
                       .title = "a writer has a name",
                       .advice = "Have the writer pass its name to CVssWriter::Initialize.",
                       .source = "api:cvsswriter-initialize; api:ew-getidentity"});

/* ---- blanks at the ends ---- */

/* Finds what is left of a text without the blanks at its ends. */
static void trim_blanks(const char *text, const char **from, const char **to)
{
    uint32_t c;
    *from = *to = NULL;
    while (*text != '\0') {
        const char *next = vsd_utf8_next(text, &c);
        if (!vsd_is_blank(c)) {
            *from = *from != NULL ? *from : text;
            *to = next;
        }
        text = next;
    }
}

/* Writes blanks as <U+0020>; false when the buffer is full. */
static bool show_blanks(char *out, size_t size, const char *from, const char *to)
{
    size_t length = strlen(out);
    while (from < to) {
        uint32_t c;
        from = vsd_utf8_next(from, &c);
        int n = snprintf(out + length, size - length, "<U+%04X>", c);
        length += n > 0 ? (size_t)n : 0;
        if (length >= size)
            return false;
    }
    return true;
}

static void look_for_blanks(struct vsd_check *check, const struct vssdoc_component *c,
                            const char *what, const char *text)
{
    const char *from, *to;
    if (text == NULL)
        return;
    trim_blanks(text, &from, &to);
    const char *end = text + strlen(text);
    if (from == NULL || (from == text && to == end))
        return;
    char shown[400] = "";
    if (show_blanks(shown, 64, text, from)) {
        size_t length = strlen(shown);
        (void)snprintf(shown + length, 300 - length, "%.*s", (int)(to - from), from);
        (void)show_blanks(shown, sizeof shown, to, end);
    }
    vsd_report(check, &c->at, what, "the component's %s %s with a blank: \"%s\"", what,
               from > text && to < end ? "begins and ends"
               : from > text           ? "begins"
                                       : "ends",
               shown);
}

static void component_name_blanks(struct vsd_check *check, const struct vssdoc_component *c)
{
    look_for_blanks(check, c, "name", c->name);
    look_for_blanks(check, c, "logical path", c->logical_path);
}
DEFINE_RULE(component_name_blanks, .component = component_name_blanks,
            .public = {
                .code = "VSS117",
                .slug = "wmd-component-name-blanks",
                .scope = VSSDOC_ON_WMD,
                .severity = VSSDOC_WARNING,
                .why = "a database so named is known to make SQL Server's writer vanish, and "
                       "people and tools lose the blank when they type or trim the name",
                .title = "names and logical paths neither begin nor end with a blank",
                .advice = "Rename the database, or whatever gave the component its name.",
                .source = "inferred: blogs.technet.microsoft.com/breben/2011/07/20/the-case-of-the-"
                          "trailing-space"});

/* ---- characters ---- */

/* Lists the characters of a set that a text contains: `" '`. False when there are none. */
static bool characters_in(const char *text, const char *set, char out[32])
{
    size_t length = 0;
    for (; text != NULL && *set != '\0'; set++)
        if (strchr(text, *set) != NULL && length + 3 < 32)
            length +=
                (size_t)snprintf(out + length, 32 - length, "%s%c", length > 0 ? " " : "", *set);
    return length > 0;
}

static void name_quotes(struct vsd_check *check, const struct vssdoc_component *c)
{
    char found[32];
    if (characters_in(c->name, "\"',", found))
        vsd_report(check, &c->at, NULL, "the component\'s name \"%.300s\" contains %s", c->name,
                   found);
}
DEFINE_RULE(name_quotes, .component = name_quotes,
            .public = {
                .code = "VSS118",
                .slug = "wmd-name-quotes",
                .scope = VSSDOC_ON_WMD,
                .severity = VSSDOC_WARNING,
                .why = "backup products are known not to offer such databases, or to restore "
                       "them without effect",
                .title = "a component's name contains neither quotes nor commas",
                .advice = "Test a restore of this component with your product, or rename the "
                          "database.",
                .source = "inferred: helpdesk.kaseya.com 4407521574289 (SQL databases with "
                          "non-alphanumeric characters)"});

static void name_path_characters(struct vsd_check *check, const struct vssdoc_component *c)
{
    char found[32];
    if (characters_in(c->name, "<>|?*:/", found))
        vsd_report(check, &c->at, NULL, "the component\'s name \"%.300s\" contains %s", c->name,
                   found);
}
DEFINE_RULE(name_path_characters, .component = name_path_characters,
            .public = {
                .code = "VSS119",
                .slug = "wmd-name-path-characters",
                .scope = VSSDOC_ON_WMD,
                .severity = VSSDOC_INFO,
                .why = "VSS allows it; only products that make file names of component names "
                       "have trouble with it",
                .title = "a component's name could be the name of a file",
                .advice = "Test a restore of this component with your product.",
                .source = "api:cw-addcomponent; inferred: characters that Windows forbids in "
                          "file names"});

static bool has_invisible(const char *text)
{
    uint32_t c = 0;
    while (text != NULL && *text != '\0') {
        text = vsd_utf8_next(text, &c);
        if (vsd_must_escape(c))
            return true;
    }
    return false;
}

static void name_invisible(struct vsd_check *check, const struct vssdoc_component *c)
{
    char shown[400];
    if (!has_invisible(c->name) && !has_invisible(c->logical_path))
        return;
    (void)vssdoc_printable(c->full_path, shown, sizeof shown);
    vsd_report(check, &c->at, NULL,
               "path or name contains control characters or others that do not show: \"%s\"",
               shown);
}
DEFINE_RULE(name_invisible, .component = name_invisible,
            .public = {
                .code = "VSS120",
                .slug = "wmd-name-invisible-characters",
                .scope = VSSDOC_ON_WMD,
                .severity = VSSDOC_WARNING,
                .why = "what is on the screen is not what must be typed, and may be meant to "
                       "mislead",
                .title = "names and logical paths consist of characters that one can see",
                .advice = "Copy the name from JSON output instead of typing it, and rename what "
                          "it comes from.",
                .source = "inferred: marks that reverse the direction of writing, soft hyphens "
                          "and the like make different names look equal"});

static bool beyond_ascii(const char *text)
{
    for (; text != NULL && *text != '\0'; text++)
        if ((unsigned char)*text > 0x7F)
            return true;
    return false;
}

/* One finding per writer: on many machines every name is of this kind. */
static void name_not_ascii(struct vsd_check *check, const struct vssdoc_writer *w)
{
    const struct vssdoc_component *first = NULL;
    size_t n = 0;
    for (const struct vssdoc_component *c = w->components; c != NULL; c = c->next) {
        if (!beyond_ascii(c->name) && !beyond_ascii(c->logical_path))
            continue;
        first = first != NULL ? first : c;
        n++;
    }
    check->component = n == 1 ? first : NULL;
    if (n == 1)
        vsd_report(check, &first->at, NULL, "its path or name has characters beyond U+007F");
    else if (n > 1)
        vsd_report(check, &first->at, NULL,
                   "%zu components have names with characters beyond U+007F, first: \"%.300s\"", n,
                   first->full_path);
}
DEFINE_RULE(name_not_ascii, .writer = name_not_ascii,
            .public = {
                .code = "VSS121",
                .slug = "wmd-name-not-ascii",
                .scope = VSSDOC_ON_WMD,
                .severity = VSSDOC_INFO,
                .why = "VSS allows it; only single tools cannot be told such a name",
                .title = "names of components keep to U+0000 to U+007F",
                .advice = "Nothing is to be done, but BETest's configuration cannot select the "
                          "component.",
                .source = "betest-tool.md"});

/* ---- names that are taken, or nearly ---- */

struct named {
    UT_hash_handle hh;
    struct vsd_key key;
    const struct vssdoc_component *component;
};

struct names {
    struct vsd_arena arena;
    struct named *by_key;
};

/* The component that had the key first, NULL when it is this one. */
static const struct vssdoc_component *taken_by(struct vsd_check *check, struct names *names,
                                               struct vsd_key key, const struct vssdoc_component *c)
{
    struct named *named = NULL;
    HASH_FIND(hh, names->by_key, &key, sizeof key, named);
    if (named != NULL)
        return named->component;
    named = vsd_arena_alloc(&names->arena, sizeof *named);
    if (named == NULL) {
        vsd_check_no_memory(check);
        return NULL;
    }
    *named = (struct named){.key = key, .component = c};
    HASH_ADD(hh, names->by_key, key, sizeof key, named);
    if (named->hh.tbl == NULL)
        vsd_check_no_memory(check);
    return NULL;
}

static void free_names(struct names *names)
{
    HASH_CLEAR(hh, names->by_key);
    vsd_arena_free(&names->arena);
}

/* A logical path without a backslash at its ends. */
static const char *trimmed(const char *path, size_t *length)
{
    path = path != NULL ? path : "";
    path += *path == '\\';
    *length = strlen(path);
    *length -= *length > 0 && path[*length - 1] == '\\';
    return path;
}

static struct vsd_key exact_key(const struct vssdoc_component *c)
{
    struct vsd_key_maker maker;
    size_t length;
    const char *path = trimmed(c->logical_path, &length);
    vsd_key_begin(&maker);
    vsd_key_bytes(&maker, &length, sizeof length);
    vsd_key_bytes(&maker, path, length);
    vsd_key_bytes(&maker, c->name, strlen(c->name));
    return vsd_key_end(&maker);
}

static struct vsd_key folded_key(const struct vssdoc_component *c)
{
    struct vsd_key_maker maker;
    size_t length;
    const char *path = trimmed(c->logical_path, &length);
    vsd_key_begin(&maker);
    vsd_key_folded(&maker, path, length);
    vsd_key_folded(&maker, c->name, strlen(c->name));
    return vsd_key_end(&maker);
}

/* Canonical composition, and no blanks and invisible characters at all. False for a name that has
 * nothing else. */
static bool likeness_key(const struct vssdoc_component *c, struct vsd_key *key)
{
    char *composed = vsd_composed(c->full_path);
    const char *text = composed != NULL ? composed : c->full_path;
    uint32_t character = 0, last = 0;
    struct vsd_key_maker maker;
    vsd_key_begin(&maker);
    while (*text != '\0') {
        text = vsd_utf8_next(text, &character);
        if (vsd_is_blank(character) || vsd_must_escape(character))
            continue;
        last = vsd_fold(character);
        vsd_key_bytes(&maker, &last, sizeof last);
    }
    free(composed);
    *key = vsd_key_end(&maker);
    return last != '\\';
}

static void duplicate_component(struct vsd_check *check, const struct vssdoc_writer *w)
{
    struct names names = {.by_key = NULL};
    for (const struct vssdoc_component *c = w->components; c != NULL; c = c->next) {
        const struct vssdoc_component *first =
            c->name != NULL ? taken_by(check, &names, exact_key(c), c) : NULL;
        if (first == NULL)
            continue;
        char locator[200];
        (void)vssdoc_locator(&first->at, locator, sizeof locator);
        check->component = c;
        vsd_report(check, &c->at, NULL, "the component is there already, at %s", locator);
    }
    free_names(&names);
}
DEFINE_RULE(duplicate_component, .writer = duplicate_component,
            .public = {
                .code = "VSS122",
                .slug = "wmd-duplicate-component",
                .scope = VSSDOC_ON_WMD,
                .severity = VSSDOC_ERROR,
                .why = "logical path and name identify a component; adding it to a backup twice "
                       "fails, and which of the two is meant is open",
                .title = "logical path and name together are unique within a writer",
                .advice = "Have the writer call AddComponent once per component, whatever its "
                          "type.",
                .source = "logical-pathing-of-components.md; "
                          "use-of-components-by-the-requestor.md"});

static void component_case_twins(struct vsd_check *check, const struct vssdoc_writer *w)
{
    struct names exact = {.by_key = NULL}, folded = {.by_key = NULL};
    for (const struct vssdoc_component *c = w->components; c != NULL; c = c->next) {
        if (c->name == NULL || taken_by(check, &exact, exact_key(c), c) != NULL)
            continue; /* a third "Sales" is a duplicate, not another twin of "sales" */
        const struct vssdoc_component *first = taken_by(check, &folded, folded_key(c), c);
        if (first == NULL)
            continue;
        check->component = c;
        vsd_report(check, &c->at, NULL, "path and name differ only in case from \"%.300s\"",
                   first->full_path);
    }
    free_names(&exact);
    free_names(&folded);
}
DEFINE_RULE(component_case_twins, .writer = component_case_twins,
            .public = {
                .code = "VSS123",
                .slug = "wmd-component-case-twins",
                .scope = VSSDOC_ON_WMD,
                .severity = VSSDOC_WARNING,
                .why = "no page says whether case counts; DiskShadow and VShadow ignore it and "
                       "take one for the other",
                .title = "no two components differ in nothing but case",
                .advice = "Rename one of the two; until then check by their files which one a "
                          "backup holds.",
                .source = "inferred: VShadow's source compares without regard to case"});

static void component_near_twins(struct vsd_check *check, const struct vssdoc_writer *w)
{
    struct names alike = {.by_key = NULL};
    for (const struct vssdoc_component *c = w->components; c != NULL; c = c->next) {
        struct vsd_key key;
        if (c->name == NULL || !likeness_key(c, &key))
            continue;
        const struct vssdoc_component *first = taken_by(check, &alike, key, c);
        if (first == NULL || vsd_equal_folded(first->full_path, c->full_path))
            continue;
        check->component = c;
        vsd_report(
            check, &c->at, NULL,
            "differs from another component only in blanks or in how its letters are composed: "
            "\"%.300s\"",
            first->full_path);
    }
    free_names(&alike);
}
DEFINE_RULE(component_near_twins, .writer = component_near_twins,
            .public = {
                .code = "VSS124",
                .slug = "wmd-component-near-twins",
                .scope = VSSDOC_ON_WMD,
                .severity = VSSDOC_INFO,
                .why = "to VSS they are different components, to the eye hardly",
                .title = "components can be told apart by the eye",
                .advice = "Copy names from JSON output instead of typing them.",
                .source = "inferred: names compare by their code units, without normalisation"});
