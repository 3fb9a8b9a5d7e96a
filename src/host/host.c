#include "host/host.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/nearest.h"
#include "base/text.h"
#include "base/winpath.h"

/* ---- making ---- */

static size_t count(const char *const *list)
{
    size_t n = 0;
    while (list != NULL && list[n] != NULL)
        n++;
    return n;
}

static const struct {
    const char *name, *code_page; /* NULL: not one */
    enum vsd_line_encoding encoding;
} encodings[] = {
    {"utf-8", NULL, VSD_LINES_UTF8},
    {"utf8", NULL, VSD_LINES_UTF8},
    {"utf-16", NULL, VSD_LINES_UTF16LE},
    {"utf-16le", NULL, VSD_LINES_UTF16LE},
    {"utf-16be", NULL, VSD_LINES_UTF16BE},
    {"cp437", "CP437", VSD_LINES_CODE_PAGE},
    {"cp850", "CP850", VSD_LINES_CODE_PAGE},
    {"cp852", "CP852", VSD_LINES_CODE_PAGE},
    {"cp858", "CP858", VSD_LINES_CODE_PAGE},
    {"cp866", "CP866", VSD_LINES_CODE_PAGE},
    {"cp932", "CP932", VSD_LINES_CODE_PAGE},
    {"cp936", "CP936", VSD_LINES_CODE_PAGE},
    {"cp949", "CP949", VSD_LINES_CODE_PAGE},
    {"cp950", "CP950", VSD_LINES_CODE_PAGE},
    {"cp1250", "CP1250", VSD_LINES_CODE_PAGE},
    {"cp1251", "CP1251", VSD_LINES_CODE_PAGE},
    {"cp1252", "CP1252", VSD_LINES_CODE_PAGE},
    {"windows-1250", "CP1250", VSD_LINES_CODE_PAGE},
    {"windows-1251", "CP1251", VSD_LINES_CODE_PAGE},
    {"windows-1252", "CP1252", VSD_LINES_CODE_PAGE},
    {"latin1", "ISO-8859-1", VSD_LINES_CODE_PAGE},
};

/* A name of the table, or whatever else iconv knows. */
static enum vssdoc_status set_encoding(struct vssdoc_host *host, struct vssdoc_error *error)
{
    const char *asked = host->options.listing_encoding, *code_page = asked;
    enum vsd_line_encoding encoding = VSD_LINES_CODE_PAGE;
    struct vsd_nearest nearest = {.asked = asked};
    for (size_t i = 0; asked != NULL && i < sizeof encodings / sizeof encodings[0]; i++) {
        vsd_nearest_offer(&nearest, encodings[i].name);
        if (!vsd_equal_folded(asked, encodings[i].name))
            continue;
        code_page = encodings[i].code_page;
        encoding = encodings[i].encoding;
    }
    if (asked == NULL)
        return VSSDOC_OK;
    if (encoding == VSD_LINES_CODE_PAGE && !vsd_code_page_known(code_page))
        return vsd_fail(error, VSSDOC_BAD_ARGUMENT, NULL, "no encoding \"%s\" is known here%s%s%s",
                        asked, nearest.best != NULL ? "; did you mean \"" : "",
                        nearest.best != NULL ? nearest.best : "",
                        nearest.best != NULL ? "\"?" : "");
    for (size_t i = 0; i < host->n_listings; i++) {
        host->listings[i].encoding = encoding;
        host->listings[i].code_page = code_page;
    }
    return VSSDOC_OK;
}

/* "C:=DIR" */
static enum vssdoc_status set_root(struct vssdoc_host *host, size_t index, const char *told,
                                   char **texts, struct vssdoc_error *error)
{
    const char *equals = strchr(told, '=');
    size_t length = equals != NULL ? (size_t)(equals - told) : 0;
    char *path = *texts;
    memcpy(path, told, length);
    while (length > 0 && path[length - 1] == '\\')
        length--;
    path[length] = '\0';
    *texts += length + 1;
    enum vsd_winpath_kind kind = vsd_winpath_kind(path);
    if (kind != VSD_PATH_DRIVE && kind != VSD_PATH_VOLUME && kind != VSD_PATH_UNC)
        return vsd_fail(error, VSSDOC_BAD_ARGUMENT, NULL,
                        "\"%s\" does not say what is mounted there: C:=DIR", told);
    host->roots[index] = (struct vsd_root){path, equals + 1};
    return VSSDOC_OK;
}

enum vssdoc_status vssdoc_host_new(const struct vssdoc_host_options *options,
                                   struct vssdoc_host **out, struct vssdoc_error *error)
{
    *out = NULL;
    struct vssdoc_host *host = calloc(1, sizeof *host);
    if (host == NULL)
        return vsd_no_memory(error, NULL);
    host->options = *options;
    host->n_listings = count(options->listings);
    host->n_roots = count(options->roots);
    size_t size = 1;
    for (size_t i = 0; i < host->n_roots; i++)
        size += strlen(options->roots[i]) + 1;
    host->listings = calloc(host->n_listings + 1, sizeof *host->listings);
    host->roots = calloc(host->n_roots + 1, sizeof *host->roots);
    host->texts = malloc(size);
    enum vssdoc_status status = VSSDOC_OK;
    if (host->listings == NULL || host->roots == NULL || host->texts == NULL)
        status = vsd_no_memory(error, NULL);
    const struct vssdoc_limits *limits =
        options->limits != NULL ? options->limits : vssdoc_default_limits();
    for (size_t i = 0; status == VSSDOC_OK && i < host->n_listings; i++) {
        host->listings[i].name = options->listings[i];
        host->listings[i].most = limits->listing_bytes;
    }
    char *texts = host->texts;
    for (size_t i = 0; status == VSSDOC_OK && i < host->n_roots; i++)
        status = set_root(host, i, options->roots[i], &texts, error);
    if (status == VSSDOC_OK)
        status = set_encoding(host, error);
    if (status == VSSDOC_OK)
        *out = host;
    else
        vssdoc_host_free(host);
    return status;
}

void vssdoc_host_free(struct vssdoc_host *host)
{
    if (host == NULL)
        return;
    for (size_t i = 0; host->listings != NULL && i < host->n_listings; i++) {
        vsd_keymap_free(&host->listings[i].folders);
        if (host->listings[i].kept != NULL)
            (void)fclose(host->listings[i].kept);
    }
    free(host->listings);
    free(host->roots);
    free(host->texts);
    vsd_host_forget_unread(host);
    free(host);
}

const char *vsd_host_root(const struct vssdoc_host *host, size_t index)
{
    return index < host->n_roots ? host->roots[index].path : NULL;
}

/* ---- walking ---- */

enum vssdoc_status vssdoc_host_walk(struct vssdoc_host *host, vssdoc_file_fn *each, void *context,
                                    struct vssdoc_error *error)
{
    struct vsd_host_walk walk = {.host = host, .each = each, .context = context};
    bool going = true;
    vsd_host_forget_unread(host);
    for (size_t i = 0; going && i < host->n_listings; i++)
        going = vsd_walk_list_file(&walk, &host->listings[i]);
    for (size_t i = 0; going && i < host->n_roots; i++)
        going = vsd_walk_root(&walk, &host->roots[i]);
    host->walked = host->walked || going;
    if (walk.no_memory)
        return vsd_no_memory(error, NULL);
    return walk.stopped ? vsd_fail(error, VSSDOC_STOPPED, NULL, "stopped") : VSSDOC_OK;
}
