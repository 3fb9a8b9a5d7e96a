/* Rules about a component's dependencies, as it writes them down. */
#include <string.h>

#include "base/guid.h"
#include "base/key.h"
#include "validate/check.h"

/* Names of dependencies on disk are inferred: what is missing may stand under another name then. */
static bool may_be_elsewhere(const struct vssdoc_dependency *d)
{
    return d->at.extra != NULL;
}

static void wmd_dependency_writer(struct vsd_check *check, const struct vssdoc_dependency *d)
{
    if (d->writer_id.spelling != NULL && !d->writer_id.valid)
        vsd_report(check, &d->at, d->full_path,
                   "dependency on \"%.200s\": writer id \"%.100s\" is no GUID", d->full_path,
                   d->writer_id.spelling);
    else if (vsd_guid_is_null(&d->writer_id))
        vsd_report(check, &d->at, d->full_path,
                   "dependency on \"%.200s\": the writer id is the null GUID, which no writer has",
                   d->full_path);
    else if (d->writer_id.spelling == NULL && !may_be_elsewhere(d))
        vsd_report(check, &d->at, d->full_path, "dependency on \"%.200s\" names no writer",
                   d->full_path);
}
DEFINE_RULE(wmd_dependency_writer, .dependency = wmd_dependency_writer,
            .public = {
                .code = "VSS150",
                .slug = "wmd-dep-writer-id",
                .scope = VSSDOC_ON_WMD,
                .severity = VSSDOC_ERROR,
                .why = "the requester cannot find what the component depends on",
                .title = "a dependency names its writer by a GUID",
                .advice = "Have the writer pass the other writer's class id to "
                          "AddComponentDependency.",
                .source = "api:cw-addcomponentdependency; api:ivsswmdependency-getwriterid"});

static void wmd_dependency_component(struct vsd_check *check, const struct vssdoc_dependency *d)
{
    if ((d->name == NULL && !may_be_elsewhere(d)) || (d->name != NULL && *d->name == '\0'))
        vsd_report(check, &d->at, d->full_path, "dependency names no component (\"%.300s\")",
                   d->full_path);
}
DEFINE_RULE(wmd_dependency_component, .dependency = wmd_dependency_component,
            .public = {.code = "VSS151",
                       .slug = "wmd-dep-component-missing",
                       .scope = VSSDOC_ON_WMD,
                       .severity = VSSDOC_ERROR,
                       .why = "the requester cannot find what the component depends on",
                       .title = "a dependency names a component",
                       .advice = "Have the writer pass the component's name to "
                                 "AddComponentDependency.",
                       .source = "api:cw-addcomponentdependency; "
                                 "api:ivsswmdependency-getcomponentname"});

static void wmd_dependency_remote(struct vsd_check *check, const struct vssdoc_dependency *d)
{
    if (d->remote_computer == NULL)
        return;
    size_t length = strlen(d->full_path);
    if (*d->remote_computer == '\0')
        vsd_report(check, &d->at, d->full_path,
                   "dependency on \"%.300s\" begins with two backslashes, but names no computer",
                   d->full_path);
    else if (d->name != NULL && *d->name != '\0' && d->full_path[length - 1] == '\\')
        vsd_report(check, &d->at, d->remote_computer,
                   "dependency on computer \"%.200s\" names no component there",
                   d->remote_computer);
}
DEFINE_RULE(wmd_dependency_remote, .dependency = wmd_dependency_remote,
            .public = {
                .code = "VSS152",
                .slug = "wmd-dep-remote-malformed",
                .scope = VSSDOC_ON_WMD,
                .severity = VSSDOC_WARNING,
                .why = "the requester cannot tell where to look; it may ignore the dependency",
                .title = "a dependency on another computer names computer and component",
                .advice = "Have the writer put \\\\COMPUTER\\ in front of the logical path, with "
                          "a host name or an address.",
                .source = "dependencies-between-components-managed-by-different-writers.md; "
                          "api:cw-addcomponentdependency"});

/* On another computer the same class is another writer. */
static void wmd_dependency_on_self(struct vsd_check *check, const struct vssdoc_dependency *d)
{
    if (d->remote_computer == NULL && vssdoc_guid_equal(&d->writer_id, &check->writer->writer_id))
        vsd_report(check, &d->at, d->full_path, "dependency on \"%.300s\" of the same writer",
                   d->full_path);
}
DEFINE_RULE(wmd_dependency_on_self, .dependency = wmd_dependency_on_self,
            .public = {
                .code = "VSS153",
                .slug = "wmd-dep-on-self",
                .scope = VSSDOC_ON_WMD,
                .severity = VSSDOC_WARNING,
                .why = "requesters are told that dependencies lead to other writers and may not "
                       "resolve this one",
                .title = "a dependency leads to another writer's component",
                .advice = "Tie components of one writer together by logical paths and "
                          "selectability instead.",
                .source = "dependencies-between-components-managed-by-different-writers.md"});

struct seen {
    UT_hash_handle hh;
    struct vsd_key key;
};

static struct vsd_key dependency_key(const struct vssdoc_dependency *d)
{
    const char *computer = d->remote_computer != NULL ? d->remote_computer : "";
    struct vsd_key_maker maker;
    vsd_key_begin(&maker);
    vsd_key_bytes(&maker, d->writer_id.bytes, sizeof d->writer_id.bytes);
    vsd_key_folded(&maker, computer, strlen(computer));
    vsd_key_folded(&maker, d->full_path, strlen(d->full_path));
    return vsd_key_end(&maker);
}

static void wmd_dependency_twice(struct vsd_check *check, const struct vssdoc_component *c)
{
    struct vsd_arena arena = {.blocks = NULL};
    struct seen *all = NULL;
    for (const struct vssdoc_dependency *d = c->dependencies; d != NULL && c->n_dependencies > 1;
         d = d->next) {
        struct seen *seen = NULL;
        struct vsd_key key = dependency_key(d);
        HASH_FIND(hh, all, &key, sizeof key, seen);
        if (seen != NULL) {
            vsd_report(check, &d->at, d->full_path, "dependency on \"%.300s\" stands there twice",
                       d->full_path);
            continue;
        }
        seen = vsd_arena_alloc(&arena, sizeof *seen);
        if (seen != NULL) {
            seen->key = key;
            HASH_ADD(hh, all, key, sizeof key, seen);
        }
        if (seen == NULL || seen->hh.tbl == NULL) {
            vsd_check_no_memory(check);
            break;
        }
    }
    HASH_CLEAR(hh, all);
    vsd_arena_free(&arena);
}
DEFINE_RULE(wmd_dependency_twice, .component = wmd_dependency_twice,
            .public = {.code = "VSS154",
                       .slug = "wmd-dep-duplicate",
                       .scope = VSSDOC_ON_WMD,
                       .severity = VSSDOC_INFO,
                       .why = "the second says nothing new",
                       .title = "a component names each dependency once",
                       .advice = "Nothing is to be done; the writer may leave one out.",
                       .source = "inferred: api:cw-addcomponentdependency does not speak of it"});
