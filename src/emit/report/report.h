/* A report: results as XML (xslt/README.md, schemas/report.xsd), as it is or through a stylesheet.
 * A part of a report, one result or one view of the model, is one file. */
#ifndef VSD_EMIT_REPORT_REPORT_H
#define VSD_EMIT_REPORT_REPORT_H

#include "base/arena.h"
#include "emit/write/formats.h"
#include "emit/write/xml.h"
#include "stylesheet/transform.h"

struct vssdoc_report {
    struct vssdoc_report_options options;
    const struct vsd_report_format *format;
    struct vsd_arena *arena; /* of the part that is being written; NULL between parts */
    struct vsd_out out;      /* what the XML, or a listing, goes to */
    struct vsd_xml xml;
    struct vsd_transform *transform; /* NULL: the XML itself is asked for */
    vssdoc_write_fn *write;          /* the caller's */
    void *context;
    size_t n_captures;
    size_t n_file_sets; /* listed so far */
    bool in_capture;
    struct vsd_file_tally *files; /* of the selection that is written; NULL: none were looked at */
    struct vsd_anchor *anchors; /* that were given out */
    struct vsd_arena kept;      /* of anchors */
    bool no_memory;
};

/* ---- attributes of what a document holds ---- */

/* Nothing where it is absent; beside a value that was not understood stands name-raw. key is the
 * property's in our JSON. */
void vsd_report_text(struct vsd_xml *xml, const struct vssdoc_element *at, const char *name,
                     const char *key, const char *value);
void vsd_report_boolean(struct vsd_xml *xml, const struct vssdoc_element *at, const char *name,
                        const char *key, int value);
void vsd_report_number(struct vsd_xml *xml, const struct vssdoc_element *at, const char *name,
                       const char *key, int64_t value);
void vsd_report_guid(struct vsd_xml *xml, const struct vssdoc_element *at, const char *name,
                     const char *key, const struct vssdoc_guid *value);
void vsd_report_constant(struct vsd_xml *xml, const struct vssdoc_element *at, const char *name,
                         const char *key, enum vssdoc_enumeration_id id, int value);
/* name-flags: the constants of a mask. */
void vsd_report_flags(struct vsd_xml *xml, const char *name, enum vssdoc_enumeration_id id,
                      int64_t value);
/* The number, and its flags. */
void vsd_report_mask(struct vsd_xml *xml, const struct vssdoc_element *at, const char *name,
                     const char *key, enum vssdoc_enumeration_id id, int64_t value);
/* document and locator */
void vsd_report_place(struct vsd_xml *xml, const struct vssdoc_document *document,
                      const struct vssdoc_element *at);
/* <inferred property=…> and <extra>: what needs a remark, and what was not known. */
void vsd_report_remarks(struct vsd_xml *xml, const struct vssdoc_element *at);
/* <name>…</name> with a value that is base64 on disk: its bytes, and its text where it is one. */
void vsd_report_binary(struct vsd_xml *xml, const char *name, const struct vssdoc_binary *value);

/* An id for a place in a page, from what identifies the thing; once given out, another gets a
 * number behind it. NULL when memory runs out. */
const char *vsd_report_anchor(struct vssdoc_report *report, const char *prefix, const char *id);

/* ---- parts ---- */

void vsd_report_overview(struct vssdoc_report *report, const struct vssdoc_capture *capture);
void vsd_report_documents(struct vssdoc_report *report, const struct vssdoc_capture *capture);
void vsd_report_manifest(struct vssdoc_report *report, const struct vssdoc_capture *capture);
void vsd_report_backup(struct vssdoc_report *report, const struct vssdoc_capture *capture);
void vsd_report_writers(struct vssdoc_report *report, const struct vssdoc_capture *capture);
/* <file-sets kind=…>, nothing for none. */
void vsd_report_file_sets(struct vssdoc_report *report, const char *kind,
                          const struct vssdoc_file_set *sets);
void vsd_report_findings(struct vssdoc_report *report, const struct vssdoc_validation *validation);
void vsd_report_selection(struct vssdoc_report *report, const struct vssdoc_selection *selection);
/* The files of the machine in a selection. */
struct vsd_file_tally;
void vsd_report_files(struct vssdoc_report *report, struct vsd_file_tally *tally);
void vsd_report_differences(struct vssdoc_report *report,
                            const struct vssdoc_differences *differences);
void vsd_report_history(struct vssdoc_report *report, const struct vssdoc_history *history);
void vsd_report_restoration(struct vssdoc_report *report,
                            const struct vssdoc_restoration *restoration);
void vsd_report_restore_changes(struct vssdoc_report *report,
                                const struct vssdoc_restore_change *changes, size_t n);
void vsd_report_timeline(struct vssdoc_report *report, const struct vssdoc_timeline *timeline);

/* ---- results as reports of their own ---- */

/* The formats that take any result, for vsd_format_named. Who has a Markdown of their own leaves
 * the first out. */
extern const char *const vsd_report_formats[4];
/* A report of one kind of result; of as in vssdoc_report_options. */
enum vssdoc_status vsd_report_of(const char *of, const char *format, vssdoc_write_fn *write,
                                 void *context, struct vssdoc_report **out,
                                 struct vssdoc_error *error);
/* Completes a report when all went well so far, and frees it. */
enum vssdoc_status vsd_report_close(struct vssdoc_report *report, enum vssdoc_status status,
                                    struct vssdoc_error *error);
/* Frees a report without completing it; NULL is allowed. */
void vsd_report_drop(struct vssdoc_report *report);

/* ---- formats that are not made of the XML ---- */

void vsd_report_vshadow(struct vssdoc_report *report, const struct vssdoc_capture *capture);

#endif
