/* Rules about what kinds of file sets a component has. */
#include <string.h>

#include "model/file_set_text.h"
#include "validate/check.h"

/* An element of the other kind of component, which the reader therefore did not know. */
static const char *foreign_element(const struct vssdoc_component *component, const char *xml)
{
    static const char *const of_database[] = {"DATABASE_FILES", "DATABASE_LOGFILES"};
    static const char *const of_group[] = {"FILE_LIST"};
    bool database = component->type == 1; /* VSS_CT_DATABASE */
    const char *const *names = database ? of_group : of_database;
    size_t n = database ? 1 : 2, length;
    if (*xml != '<')
        return NULL;
    const char *name = xml + 1;
    length = strcspn(name, " \t\r\n/>");
    const char *colon = memchr(name, ':', length);
    if (colon != NULL) {
        length -= (size_t)(colon + 1 - name);
        name = colon + 1;
    }
    for (size_t i = 0; i < n; i++)
        if (strlen(names[i]) == length && strncmp(names[i], name, length) == 0)
            return names[i];
    return NULL;
}

static void file_set_kind(struct vsd_check *check, const struct vssdoc_component *component)
{
    const struct vssdoc_extra *extra = component->at.extra;
    size_t n = 0;
    const char *name = NULL;
    for (const struct vssdoc_extra_element *e = extra != NULL ? extra->elements : NULL; e != NULL;
         e = e->next) {
        const char *foreign = foreign_element(component, e->xml);
        n += foreign != NULL;
        name = name == NULL ? foreign : name;
    }
    if (name != NULL)
        vsd_report(check, &component->at, name,
                   "%zu file set%s in a %s that belong%s in a %s, the first a %s", n,
                   n == 1 ? "" : "s", component->type == 1 ? "DATABASE" : "FILE_GROUP",
                   n == 1 ? "s" : "", component->type == 1 ? "FILE_GROUP" : "DATABASE", name);
}
DEFINE_RULE(file_set_kind, .component = file_set_kind,
            .public = {.code = "VSS220",
                       .slug = "wmd-fileset-kind-mismatch",
                       .scope = VSSDOC_ON_WMD,
                       .severity = VSSDOC_ERROR,
                       .why = "the API knows no way to read such file sets: they are not backed up",
                       .title = "a DATABASE has database files and log files, a FILE_GROUP file "
                                "lists",
                       .advice = "Correct the writer, or whatever edited the document.",
                       .source = "component-types.md"});

static bool is_database(const struct vssdoc_file_set *set)
{
    return set->kind == VSSDOC_DATABASE_FILES || set->kind == VSSDOC_DATABASE_LOGFILES;
}

static void database_recursive(struct vsd_check *check, const struct vssdoc_file_set *set)
{
    char subject[VSD_FILE_SET_TEXT];
    if (is_database(set) && set->recursive == 1)
        vsd_report(check, &set->at, vsd_file_set_text(set, subject),
                   "recursive database file set \"%s\", filespec \"%s\"",
                   set->path != NULL ? set->path : "", set->filespec != NULL ? set->filespec : "");
}
DEFINE_RULE(database_recursive, .file_set = database_recursive,
            .public = {.code = "VSS221",
                       .slug = "wmd-db-recursive",
                       .scope = VSSDOC_ON_WMD,
                       .severity = VSSDOC_ERROR,
                       .why = "the API has no such thing, and requesters need not look below the "
                              "folder",
                       .title = "database file sets are not recursive",
                       .advice = "Name each folder, or make the component a file group.",
                       .source = "api:cw-adddatabasefiles"});

static void database_alternate(struct vsd_check *check, const struct vssdoc_file_set *set)
{
    char subject[VSD_FILE_SET_TEXT];
    if (is_database(set) && set->alternate_path != NULL)
        vsd_report(check, &set->at, vsd_file_set_text(set, subject),
                   "alternate path for a database file set: \"%s\"", set->alternate_path);
}
DEFINE_RULE(database_alternate, .file_set = database_alternate,
            .public = {.code = "VSS222",
                       .slug = "wmd-db-alternate-path",
                       .scope = VSSDOC_ON_WMD,
                       .severity = VSSDOC_ERROR,
                       .why = "the API has no such thing, and requesters read the files from their "
                              "path",
                       .title = "database file sets have no alternate path",
                       .advice = "Make the component a file group, or back the files up from where "
                                 "they are.",
                       .source = "api:cw-adddatabasefiles"});
