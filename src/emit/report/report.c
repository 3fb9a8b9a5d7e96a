#include "emit/report/report.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/key.h"

enum { MOST_FILE_SETS = 100000 };

/* A format is a stylesheet's name, or how each capture is listed. */
struct vsd_report_format {
    struct vsd_format format;
    const char *stylesheet; /* NULL: none */
    unsigned indent;
    size_t max_file_sets; /* unless told otherwise; 0: all */
    void (*list)(struct vssdoc_report *report, const struct vssdoc_capture *capture);
};
static const struct vsd_report_format as_html = {{"html"}, "html", 0, MOST_FILE_SETS, NULL};
static const struct vsd_report_format as_markdown = {
    {"markdown"}, "markdown", 0, MOST_FILE_SETS, NULL};
static const struct vsd_report_format as_vshadow = {{"vshadow"}, NULL, 0, 0, vsd_report_vshadow};
static const struct vsd_report_format as_xml = {{"xml"}, NULL, 1, 0, NULL};
static const struct vsd_format *const formats[] = {&as_html.format, &as_markdown.format,
                                                   &as_vshadow.format, &as_xml.format, NULL};
const char *const vsd_report_formats[4] = {"markdown", "html", "xml", NULL};

/* ---- anchors ---- */

struct vsd_anchor {
    UT_hash_handle hh;
    struct vsd_key key;
    size_t n;
};

const char *vsd_report_anchor(struct vssdoc_report *report, const char *prefix, const char *id)
{
    /* The same in every run: a ticket may point at it. */
    char text[40];
    (void)snprintf(text, sizeof text, "%s%016llx", prefix,
                   (unsigned long long)XXH3_64bits(id, strlen(id)));
    struct vsd_key_maker maker;
    vsd_key_begin(&maker);
    vsd_key_bytes(&maker, text, strlen(text));
    struct vsd_key key = vsd_key_end(&maker);
    struct vsd_anchor *anchor = NULL;
    HASH_FIND(hh, report->anchors, &key, sizeof key, anchor);
    if (anchor == NULL) {
        anchor = vsd_arena_alloc(&report->kept, sizeof *anchor);
        if (anchor != NULL) {
            anchor->key = key;
            HASH_ADD(hh, report->anchors, key, sizeof key, anchor);
        }
        if (anchor == NULL || anchor->hh.tbl == NULL) {
            report->no_memory = true;
            return NULL;
        }
    }
    anchor->n++;
    const char *made = anchor->n == 1 ? vsd_arena_copy(report->arena, text, strlen(text))
                                      : vsd_arena_printf(report->arena, "%s-%zu", text, anchor->n);
    report->no_memory = report->no_memory || made == NULL;
    return made;
}

/* ---- beginning ---- */

static void root(struct vssdoc_report *report)
{
    struct vsd_xml *xml = &report->xml;
    vsd_xml_instruction(xml, "xml", "version=\"1.0\" encoding=\"UTF-8\"");
    vsd_xml_element(xml, "report");
    vsd_xml_attribute(xml, "schema", "vssdoc/report/1");
    vsd_xml_attribute(xml, "title", report->options.title);
    vsd_xml_attribute(xml, "of", report->options.of != NULL ? report->options.of : "captures");
    vsd_xml_flag(xml, "script", !report->options.no_script);
    vsd_xml_element(xml, "tool");
    vsd_xml_attribute(xml, "name", "vssdoc");
    vsd_xml_attribute(xml, "version", vssdoc_version());
    for (const char *const *o = report->options.told; o != NULL && *o != NULL; o++)
        vsd_xml_leaf(xml, "option", *o);
    vsd_xml_element_end(xml);
}

enum vssdoc_status vssdoc_report_begin(const struct vssdoc_report_options *options,
                                       vssdoc_write_fn *write, void *context,
                                       struct vssdoc_report **out, struct vssdoc_error *error)
{
    *out = NULL;
    enum vssdoc_status status;
    const struct vsd_report_format *format = (const struct vsd_report_format *)vsd_format_named(
        options->format, formats, NULL, &status, error);
    if (format == NULL)
        return status;
    if (options->stylesheet != NULL && format->stylesheet == NULL)
        return vsd_fail(error, VSSDOC_BAD_ARGUMENT, NULL, "the format %s has no stylesheet",
                        format->format.name);
    struct vssdoc_report *report = calloc(1, sizeof *report);
    if (report == NULL)
        return vsd_no_memory(error, NULL);
    report->options = *options;
    report->format = format;
    if (report->options.max_file_sets == 0)
        report->options.max_file_sets = format->max_file_sets;
    report->write = write;
    report->context = context;
    report->out.write = write;
    report->out.context = context;
    if (format->stylesheet != NULL) {
        status =
            vsd_transform_begin(format->stylesheet, options->stylesheet, &report->transform, error);
        if (status != VSSDOC_OK) {
            free(report);
            return status;
        }
        report->out.write = vsd_transform_feed;
        report->out.context = report->transform;
    }
    vsd_xml_begin(&report->xml, &report->out, format->indent);
    if (format->list == NULL)
        root(report);
    *out = report;
    return VSSDOC_OK;
}

enum vssdoc_status vsd_report_of(const char *of, const char *format, vssdoc_write_fn *write,
                                 void *context, struct vssdoc_report **out,
                                 struct vssdoc_error *error)
{
    const struct vssdoc_report_options options = {.format = format, .of = of};
    return vssdoc_report_begin(&options, write, context, out, error);
}

/* ---- adding ---- */

static enum vssdoc_status added(struct vssdoc_report *report, struct vssdoc_error *error)
{
    if (report->no_memory)
        return vsd_no_memory(error, NULL);
    if (!report->out.failed)
        return VSSDOC_OK;
    return report->transform != NULL ? vsd_no_memory(error, NULL) /* our own XML is well-formed */
                                     : vsd_out_status(&report->out, error);
}

static void end_capture(struct vssdoc_report *report)
{
    if (report->in_capture)
        vsd_xml_element_end(&report->xml);
    report->in_capture = false;
}

enum vssdoc_status vssdoc_report_capture(struct vssdoc_report *report,
                                         const struct vssdoc_capture *capture,
                                         struct vssdoc_error *error)
{
    static void (*const parts[])(struct vssdoc_report * report,
                                 const struct vssdoc_capture *capture) = {
        vsd_report_overview, vsd_report_documents, vsd_report_manifest, vsd_report_backup,
        vsd_report_writers};
    struct vsd_arena arena = {0};
    report->arena = &arena;
    report->n_captures++;
    if (report->format->list != NULL) {
        report->format->list(report, capture);
    } else {
        end_capture(report);
        vsd_xml_element(&report->xml, "capture");
        report->in_capture = true;
        vsd_xml_size(&report->xml, "n", report->n_captures);
        vsd_xml_attribute(&report->xml, "source", capture->source);
        vsd_xml_attribute(&report->xml, "backup",
                          capture->shares_source && capture->backup_components != NULL
                              ? capture->backup_components->document->path
                              : NULL);
        for (size_t i = 0; i < sizeof parts / sizeof parts[0] && !report->no_memory; i++)
            parts[i](report, capture);
    }
    report->arena = NULL;
    vsd_arena_free(&arena);
    return added(report, error);
}

/* A result that was worked out from the capture added last, or from none. */
#define ADD(part, result)                                                                          \
    struct vsd_arena arena = {0};                                                                  \
    report->arena = &arena;                                                                        \
    if (report->format->list == NULL)                                                              \
        part(report, result);                                                                      \
    report->arena = NULL;                                                                          \
    vsd_arena_free(&arena);                                                                        \
    return added(report, error)

enum vssdoc_status vssdoc_report_validation(struct vssdoc_report *report,
                                            const struct vssdoc_validation *validation,
                                            struct vssdoc_error *error)
{
    ADD(vsd_report_findings, validation);
}

enum vssdoc_status vssdoc_report_selection(struct vssdoc_report *report,
                                           const struct vssdoc_selection *selection,
                                           struct vssdoc_error *error)
{
    ADD(vsd_report_selection, selection);
}

enum vssdoc_status vssdoc_report_differences(struct vssdoc_report *report,
                                             const struct vssdoc_differences *differences,
                                             struct vssdoc_error *error)
{
    ADD(vsd_report_differences, differences);
}

enum vssdoc_status vssdoc_report_history(struct vssdoc_report *report,
                                         const struct vssdoc_history *history,
                                         struct vssdoc_error *error)
{
    ADD(vsd_report_history, history);
}

enum vssdoc_status vssdoc_report_restoration(struct vssdoc_report *report,
                                             const struct vssdoc_restoration *restoration,
                                             struct vssdoc_error *error)
{
    ADD(vsd_report_restoration, restoration);
}

enum vssdoc_status vssdoc_report_timeline(struct vssdoc_report *report,
                                          const struct vssdoc_timeline *timeline,
                                          struct vssdoc_error *error)
{
    ADD(vsd_report_timeline, timeline);
}

enum vssdoc_status vssdoc_report_unreadable(struct vssdoc_report *report,
                                            const struct vssdoc_error *problem,
                                            struct vssdoc_error *error)
{
    if (report->format->list == NULL) {
        end_capture(report);
        vsd_xml_element(&report->xml, "unreadable");
        vsd_xml_attribute(&report->xml, "source", problem->source);
        if (problem->line > 0) {
            vsd_xml_size(&report->xml, "line", problem->line);
            vsd_xml_size(&report->xml, "column", problem->column);
        }
        vsd_xml_text(&report->xml, problem->message);
        vsd_xml_element_end(&report->xml);
    }
    return added(report, error);
}

/* ---- ending ---- */

static void free_report(struct vssdoc_report *report)
{
    HASH_CLEAR(hh, report->anchors);
    vsd_arena_free(&report->kept);
    free(report);
}

void vsd_report_drop(struct vssdoc_report *report)
{
    if (report == NULL)
        return;
    vsd_transform_drop(report->transform);
    free_report(report);
}

enum vssdoc_status vssdoc_report_end(struct vssdoc_report *report, struct vssdoc_error *error)
{
    if (report->format->list == NULL) {
        end_capture(report);
        vsd_xml_element_end(&report->xml);
    }
    (void)vsd_out_flush(&report->out);
    enum vssdoc_status status = added(report, error);
    if (status == VSSDOC_OK && report->transform != NULL)
        status = vsd_transform_end(report->transform, report->write, report->context, error);
    else
        vsd_transform_drop(report->transform);
    free_report(report);
    return status;
}

enum vssdoc_status vsd_report_close(struct vssdoc_report *report, enum vssdoc_status status,
                                    struct vssdoc_error *error)
{
    if (status == VSSDOC_OK)
        return vssdoc_report_end(report, error);
    vsd_report_drop(report);
    return status;
}
