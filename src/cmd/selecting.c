#include "selecting.h"

#include <string.h>

const char *const selecting_requesters[] = {"diskshadow", "documented", NULL};
/* In the order of VSS_BACKUP_TYPE, 0 being "not said". */
const char *const selecting_backup_types[] = {"as-saved", "full", "incremental", "differential",
                                              "log",      "copy", NULL};

/* A word that names no volume would leave out everything for it. */
static bool are_volumes(const struct text_list *volumes)
{
    for (size_t i = 0; i < volumes->n; i++) {
        const char *name = volumes->items[i];
        bool letter = ((name[0] | 0x20) >= 'a' && (name[0] | 0x20) <= 'z') && name[1] == ':' &&
                      (name[2] == '\0' || name[2] == '\\');
        if (!letter && strncmp(name, "\\\\", 2) != 0) {
            complain("--volumes: \"%s\" names no volume: C:, C:\\Mounted, \\\\?\\Volume{GUID} or "
                     "\\\\server\\share",
                     name);
            return false;
        }
    }
    return true;
}

bool selecting_options(const struct selecting *selecting, struct vssdoc_select_options *out)
{
    *out = (struct vssdoc_select_options){
        .requester = (enum vssdoc_requester)selecting->requester,
        .volumes = text_items(&selecting->volumes),
        .mounts = text_items(&selecting->mounts),
        .defines = text_items(&selecting->defines),
        .exclude = text_items(&selecting->exclude),
        .include = text_items(&selecting->include),
        .minimum = selecting->minimum,
        .system_state = selecting->system_state,
        .backup_type = selecting->backup_type > 0 ? selecting->backup_type : VSSDOC_ABSENT};
    if (selecting->requester == VSSDOC_BY_DISKSHADOW &&
        (selecting->minimum || selecting->system_state || selecting->include.n > 0))
        complain("--minimum, --include and --system-state mean something with --requester documented "
                 "alone");
    return are_volumes(&selecting->volumes) && have_equals("mount", &selecting->mounts) &&
           have_equals("define", &selecting->defines);
}

/* ---- files ---- */

static void on_problem(void *context, const struct vssdoc_error *error)
{
    struct selecting_host *host = context;
    complain_error(error);
    host->trouble = true;
}

static void on_notice(void *context, const char *source, const char *message)
{
    (void)context;
    complain("%s: %s", source, message);
}

/* A registry that cannot be used does not keep the rest from being done. */
static void open_registry(const struct selecting *selecting, struct selecting_host *host)
{
    struct vssdoc_error error;
    if (selecting->registry == NULL)
        return;
    if (vssdoc_registry_read(selecting->registry, on_problem, host, &host->registry, &error) !=
        VSSDOC_OK) {
        complain_error(&error);
        host->trouble = true;
    }
}

static bool open_host(const struct selecting *selecting, struct selecting_host *host)
{
    struct vssdoc_error error;
    const struct vssdoc_host_options options = {.listings = text_items(&selecting->listings),
                                                .listing_encoding = selecting->listing_encoding,
                                                .roots = text_items(&selecting->roots),
                                                .problem = on_problem,
                                                .notice = on_notice,
                                                .context = host};
    if (options.listings == NULL && options.roots == NULL)
        return true;
    if (vssdoc_host_new(&options, &host->host, &error) == VSSDOC_OK)
        return true;
    complain_error(&error);
    return false;
}

bool selecting_files(const struct selecting *selecting, struct vssdoc_select_options *out,
                     struct selecting_host *host)
{
    *host = (struct selecting_host){.trouble = false};
    if (!have_equals("root", &selecting->roots) || !have_equals("device", &selecting->devices) ||
        !open_host(selecting, host))
        return false;
    open_registry(selecting, host);
    out->host = host->host;
    out->registry = host->registry;
    out->devices = text_items(&selecting->devices);
    return true;
}

void selecting_close(struct selecting_host *host)
{
    vssdoc_host_free(host->host);
    vssdoc_registry_free(host->registry);
}

const struct vssdoc_capture *selecting_capture(const struct selecting *selecting,
                                               const struct vssdoc_capture *capture,
                                               struct vssdoc_capture **made,
                                               struct vssdoc_error *error)
{
    *made = NULL;
    if (selecting->betest == NULL)
        return capture;
    return vssdoc_betest_apply(capture, selecting->betest, made, error) == VSSDOC_OK ? *made : NULL;
}
