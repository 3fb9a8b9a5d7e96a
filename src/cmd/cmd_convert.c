/* vssdoc convert: documents in other forms. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "convert_path.h"
#include "input.h"
#include "output.h"
#include "overwriting.h"
#include "redacting.h"
#include "selecting.h"

struct convert_args {
    struct common_args common;
    struct selecting selecting;
    bool canonical, bom;
    int encoding;
    uint64_t indent;
    bool one_line;
};

static const char *const encodings[] = {"utf-8", "utf-16le", "utf-16be", NULL};

struct convert_run {
    const struct convert_args *args;
    const struct form *form;
    struct vssdoc_document_options xml;
    struct vssdoc_select_options select;
    struct vssdoc_output_folder *folder; /* NULL: one result, to one place */
    struct output output;
    bool open; /* the one result is being written, or was */
    size_t done, seen;
    struct vssdoc_capture *waiting;
    const char *about; /* what messages are about */
    bool failed;
};

/* ---- forms ---- */

/* What a result is made of: a document, or a whole capture. */
struct subject {
    const struct vssdoc_capture *capture;
    const struct vssdoc_document *document; /* NULL: the capture */
};

struct form {
    const char *extension;
    bool of_capture;
    const char *of; /* which documents have it, for a message */
    bool (*has)(const struct vssdoc_document *document); /* NULL: all */
    enum vssdoc_status (*write)(struct convert_run *run, const struct subject *subject,
                                vssdoc_write_fn *write, void *context, struct vssdoc_error *error);
};

static void left_out(void *context, const char *what)
{
    const struct convert_run *run = context;
    if (!run->args->common.quiet)
        complain("%s: cannot be expressed: %s", run->about, what);
}

static enum vssdoc_status write_json(struct convert_run *run, const struct subject *subject,
                                     vssdoc_write_fn *write, void *context,
                                     struct vssdoc_error *error)
{
    (void)run;
    return vssdoc_document_write_json(subject->document, write, context, error);
}

static enum vssdoc_status write_xml(struct convert_run *run, const struct subject *subject,
                                    vssdoc_write_fn *write, void *context,
                                    struct vssdoc_error *error)
{
    return vssdoc_document_write(subject->document, &run->xml, write, context, error);
}

static bool is_wmd(const struct vssdoc_document *document)
{
    return document->writer != NULL;
}

static enum vssdoc_status write_testwriter(struct convert_run *run, const struct subject *subject,
                                           vssdoc_write_fn *write, void *context,
                                           struct vssdoc_error *error)
{
    return vssdoc_testwriter_write(subject->document, left_out, run, write, context, error);
}

static enum vssdoc_status write_betest(struct convert_run *run, const struct subject *subject,
                                       vssdoc_write_fn *write, void *context,
                                       struct vssdoc_error *error)
{
    struct vssdoc_selection *selection;
    enum vssdoc_status status = vssdoc_select(subject->capture, &run->select, &selection, error);
    if (status != VSSDOC_OK)
        return status;
    status = vssdoc_betest_write(selection, left_out, run, write, context, error);
    vssdoc_selection_free(selection);
    return status;
}

/* In the order of convert_formats. */
static const struct form forms[] = {
    {".json", false, "documents", NULL, write_json},
    {".xml", false, "documents", NULL, write_xml},
    {".testwriter.xml", false, "WMDs", is_wmd, write_testwriter},
    {".betest.xml", true, "captures", NULL, write_betest},
};

/* ---- where results go ---- */

static bool trouble(struct convert_run *run, const struct vssdoc_error *error)
{
    complain_error(error);
    run->failed = true;
    return false;
}

static bool write_into_folder(struct convert_run *run, const struct subject *subject)
{
    struct vssdoc_error error;
    struct vssdoc_output_file *file;
    char *wanted = convert_path(&run->args->common, subject->capture->source,
                                subject->document != NULL ? subject->document->path : "betest");
    if (wanted == NULL) {
        complain("not enough memory");
        run->failed = true;
        return false;
    }
    enum vssdoc_status status =
        vssdoc_output_folder_file(run->folder, wanted, run->form->extension, &file, &error);
    free(wanted);
    if (status != VSSDOC_OK)
        return trouble(run, &error);
    if (!overwriting_allows(vssdoc_output_file_path(file))) {
        vssdoc_output_file_discard(file);
        run->failed = true;
        return true;
    }
    status = run->form->write(run, subject, vssdoc_output_file_write, file, &error);
    bool written = output_file_end(file, status, &error);
    run->failed = run->failed || !written;
    return written || status == VSSDOC_BAD_ARGUMENT; /* one has no such form; the others have */
}

static bool write_alone(struct convert_run *run, const struct subject *subject)
{
    struct vssdoc_error error;
    run->open = output_open(&run->output, &run->args->common);
    if (!run->open) {
        run->failed = true;
        return false;
    }
    enum vssdoc_status status = run->form->write(run, subject, output_write, &run->output, &error);
    return status == VSSDOC_OK || trouble(run, &error);
}

static bool convert(struct convert_run *run, const struct subject *subject)
{
    run->done++;
    run->about = subject->document != NULL ? subject->document->name : subject->capture->source;
    return run->folder != NULL && !run->args->common.quiet ? write_into_folder(run, subject)
                                                           : write_alone(run, subject);
}

/* ---- captures in ---- */

static bool has_form(const struct convert_run *run, const struct vssdoc_document *document)
{
    if (document->writer == NULL && document->backup_components == NULL &&
        document->manifest == NULL)
        return false;
    return run->form->has == NULL || run->form->has(document);
}

/* Without a folder there is room for one: that there are more is told before anything is written.
 */
static bool is_too_much(struct convert_run *run, const struct vssdoc_capture *capture)
{
    for (size_t i = 0; i < capture->n_documents && !run->form->of_capture; i++)
        run->seen += has_form(run, capture->documents[i]);
    run->seen += run->form->of_capture;
    if (run->folder != NULL || run->seen <= 1)
        return false;
    complain("several %s: name a folder for them with -o DIR/", run->form->of);
    run->failed = true;
    return true;
}

/* The one place where convert has a capture in its hands: what changes all of it is done here. */
static bool convert_capture(struct convert_run *run, const struct vssdoc_capture *capture)
{
    bool goes_on = true;
    if (run->form->of_capture)
        return convert(run, &(struct subject){capture, NULL});
    for (size_t i = 0; i < capture->n_documents && goes_on; i++)
        if (has_form(run, capture->documents[i]))
            goes_on = convert(run, &(struct subject){capture, capture->documents[i]});
    return goes_on;
}

/* What may be the only one waits until it is known to be. */
static bool each(void *context, struct vssdoc_capture *capture)
{
    struct convert_run *run = context;
    if (is_too_much(run, capture)) {
        vssdoc_capture_free(capture);
        return false;
    }
    if (run->folder == NULL && run->seen == 1 && run->waiting == NULL) {
        run->waiting = capture;
        return true;
    }
    bool goes_on = convert_capture(run, capture);
    vssdoc_capture_free(capture);
    return goes_on;
}

/* ---- running ---- */

static bool names_folder(const char *output)
{
    struct stat status;
    size_t length = output_is_standard(output) ? 0 : strlen(output);
    return length > 0 &&
           (output[length - 1] == '/' || (stat(output, &status) == 0 && S_ISDIR(status.st_mode)));
}

static enum exit_code run_convert(const void *arguments)
{
    const struct convert_args *args = arguments;
    const struct common_args *common = &args->common;
    struct convert_run run = {.args = args};
    struct vssdoc_error error;
    int format = format_of(&command_convert, common->format);
    if (format < 0 || !selecting_options(&args->selecting, &run.select))
        return EXIT_TROUBLE;
    run.form = &forms[format];
    if (args->indent > 16) {
        complain("--indent: more than 16 blanks");
        return EXIT_TROUBLE;
    }
    static const enum vssdoc_encoding values[] = {VSSDOC_UTF_8, VSSDOC_UTF_16LE, VSSDOC_UTF_16BE};
    run.xml = (struct vssdoc_document_options){.canonical = args->canonical,
                                               .indent = args->one_line     ? 0
                                                         : args->indent > 0 ? (unsigned)args->indent
                                                                            : 2,
                                               .encoding = values[args->encoding],
                                               .byte_order_mark = args->bom};
    if (names_folder(common->output) &&
        vssdoc_output_folder_open(common->output, &run.folder, &error) != VSSDOC_OK) {
        complain_error(&error);
        return EXIT_TROUBLE;
    }
    enum exit_code code = read_captures(common, each, NULL, &run);
    if (run.waiting != NULL && !run.failed)
        (void)convert_capture(&run, run.waiting);
    vssdoc_capture_free(run.waiting);
    vssdoc_output_folder_close(run.folder);
    if (run.open && !output_close(&run.output, !run.failed))
        run.failed = true;
    if (run.done == 0 && code == EXIT_FINE && !run.failed) {
        complain("%s: no %s in it that could be converted",
                 common->n_operands == 1 ? redacting_shown(common->operands[0]) : "the inputs",
                 run.form->of);
        run.failed = true;
    }
    return run.failed ? EXIT_TROUBLE : code;
}

#define ARG(member) offsetof(struct convert_args, member)

static const struct option_spec convert_options[] = {
    {"canonical", 0, OPTION_FLAG, ARG(canonical), NULL,
     "xml: sorted, with one spelling for everything: what is equal looks equal", NULL},
    {"indent", 0, OPTION_NUMBER, ARG(indent), "N", "xml: blanks per level; default: 2", NULL},
    {"one-line", 0, OPTION_FLAG, ARG(one_line), NULL,
     "xml: everything on one line, as Windows writes it", NULL},
    {"encoding", 0, OPTION_CHOICE, ARG(encoding), "NAME",
     "xml: utf-8 (default), utf-16le as SaveAsXML gives, or utf-16be", encodings},
    {"bom", 0, OPTION_FLAG, ARG(bom), NULL, "xml: with a byte-order mark", NULL},
    SELECTING_OPTIONS(convert_args),
    REDACTING_OPTIONS(convert_args),
    {NULL, 0, OPTION_FLAG, 0, NULL, NULL, NULL},
};

static const struct format convert_formats[] = {
    {"json", "everything that is in it (vssdoc/document/1); every command reads it again"},
    {"xml", "the document, indented, or --canonical for comparing; of JSON the document again"},
    {"testwriter", "a configuration with which the SDK's VSS Test Writer reports the writer's "
                   "components; what it cannot express is listed"},
    {"betest", "a configuration with which the SDK's BETest selects what the backup holds; the "
               "options about volumes and requesters are those of select, and for this alone"},
    {NULL, NULL},
};

const struct command command_convert = {
    .name = "convert",
    .summary = "documents in other forms: JSON and back, tidy XML, SDK tools",
    .operands = "<input>...",
    .description =
        "Writes each document in another form. Several of them need -o DIR/, a folder; there each\n"
        "gets a file, whole or not at all.\n",
    .formats = convert_formats,
    .examples = "  vssdoc convert wmd.xml --format xml\n"
                "  vssdoc convert capture/ -o json/\n"
                "  vssdoc convert json/ --format xml --one-line --encoding utf-16le -o again/\n"
                "  vssdoc convert capture/ --format betest -o betest.xml\n",
    .exits = "never",
    .options = convert_options,
    .args_size = sizeof(struct convert_args),
    .run = run_convert,
};
