/* Finding the row of a name on disk, exactly or by what the inference leaves open. */
#include <string.h>

#include "model/shape.h"

enum { LONGEST_NAME = 64 };

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Without case and underscores; loosely also without the word "file" and a plural. */
static bool fold(const char *name, size_t length, bool loosely, char out[LONGEST_NAME])
{
    size_t n = 0;
    for (size_t i = 0; i < length; i++) {
        if (name[i] == '_' || name[i] == '-')
            continue;
        if (n + 1 == LONGEST_NAME)
            return false;
        out[n++] = lower(name[i]);
    }
    out[n] = '\0';
    if (!loosely)
        return true;
    char *file = strstr(out, "file");
    if (file != NULL) {
        size_t word = strcmp(file + 4, "s") == 0 ? 5 : 4;
        memmove(file, file + word, strlen(file + word) + 1);
        n -= word;
    }
    if (n > 3 && strcmp(out + n - 3, "ies") == 0)
        (void)strcpy(out + n - 3, "y");
    else if (n > 1 && out[n - 1] == 's')
        out[n - 1] = '\0';
    return true;
}

enum how { EXACTLY, FOLDED, LOOSELY };

/* The one of a row's spellings that a name has, NULL when it has none. */
static const char *spelled(const char *spelling, const char *name, enum how how)
{
    while (*spelling != '\0') {
        size_t length = strcspn(spelling, "|");
        char a[LONGEST_NAME], b[LONGEST_NAME];
        if (how == EXACTLY ? strncmp(spelling, name, length) == 0 && name[length] == '\0'
                           : fold(spelling, length, how == LOOSELY, a) &&
                                 fold(name, strlen(name), how == LOOSELY, b) && strcmp(a, b) == 0)
            return spelling;
        spelling += length + (spelling[length] == '|');
    }
    return NULL;
}

static const struct vsd_name_addition *addition(const struct vssdoc_names *names, const void *row,
                                                const char *name)
{
    const struct vsd_name_addition *a = names != NULL ? names->additions : NULL;
    while (a != NULL && (a->row != row || spelled(a->spelling, name, EXACTLY) == NULL))
        a = a->next;
    return a;
}

/* Fields and children alike: rows of a table with a spelling and its evidence. */
struct rows {
    const char *first;
    size_t n, size;
    size_t spelling, evidence; /* offsets */
};

static const void *find(const struct rows *rows, const char *name,
                        const struct vssdoc_names *additions, struct vsd_match *match)
{
    for (enum how how = EXACTLY; how <= LOOSELY; how++) {
        for (size_t i = 0; i < rows->n; i++) {
            const char *row = rows->first + i * rows->size;
            const char *spelling = *(const char *const *)(const void *)(row + rows->spelling);
            *match = (struct vsd_match){
                *(const enum vssdoc_evidence *)(const void *)(row + rows->evidence),
                how == EXACTLY};
            /* a seen name is never stretched to plurals */
            if (how == LOOSELY && match->evidence != VSSDOC_INFERRED)
                continue;
            const char *found = spelled(spelling, name, how);
            if (found != NULL && found != spelling) /* evidence is the first one's */
                match->evidence = VSSDOC_INFERRED;
            if (found != NULL)
                return row;
            const struct vsd_name_addition *added =
                how == EXACTLY ? addition(additions, row, name) : NULL;
            if (added != NULL) {
                match->evidence = added->evidence;
                return row;
            }
        }
    }
    return NULL;
}

const struct vsd_field *vsd_field_named(const struct vsd_class *class, const char *name,
                                        const struct vssdoc_names *additions,
                                        struct vsd_match *match)
{
    struct rows rows = {(const char *)class->fields, class->n_fields, sizeof *class->fields,
                        offsetof(struct vsd_field, spelling), offsetof(struct vsd_field, evidence)};
    return find(&rows, name, additions, match);
}

const struct vsd_child *vsd_child_named(const struct vsd_class *class, const char *name,
                                        const struct vssdoc_names *additions,
                                        struct vsd_match *match)
{
    struct rows rows = {(const char *)class->children, class->n_children, sizeof *class->children,
                        offsetof(struct vsd_child, spelling), offsetof(struct vsd_child, evidence)};
    return find(&rows, name, additions, match);
}

const struct vsd_child *vsd_home_of(const struct vsd_class *class, const char *prefix)
{
    char name[LONGEST_NAME];
    struct vsd_match match;
    size_t length = strcspn(prefix, "[/");
    if (length >= sizeof name)
        return NULL;
    memcpy(name, prefix, length);
    name[length] = '\0';
    const struct vsd_child *found = vsd_child_named(class, name, NULL, &match);
    for (size_t i = 0; found == NULL && i < class->n_children; i++)
        if (class->children[i].relation == VSD_MERGE &&
            vsd_child_named(class->children[i].class, name, NULL, &match) != NULL)
            return &class->children[i];
    return NULL;
}

bool vsd_element_anywhere(const struct vsd_class *class, const char *name)
{
    for (size_t i = 0; i < class->n_children; i++) /* shapes never nest into themselves */
        if (spelled(class->children[i].spelling, name, EXACTLY) != NULL ||
            vsd_element_anywhere(class->children[i].class, name))
            return true;
    return false;
}

bool vsd_spelled(const char *spellings, const char *text)
{
    return spelled(spellings, text, FOLDED) != NULL;
}
