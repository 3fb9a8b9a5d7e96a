/* One document, XML or JSON, written in every form and read again: nothing of it is lost. */
#include "gather.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum form { JSON, XML, CANONICAL, UTF16LE, UTF16BE, FORMS };

static const struct vssdoc_document_options options[FORMS] = {
    [XML] = {.indent = 2},
    [CANONICAL] = {.canonical = true},
    [UTF16LE] = {.encoding = VSSDOC_UTF_16LE, .byte_order_mark = true},
    [UTF16BE] = {.encoding = VSSDOC_UTF_16BE, .byte_order_mark = true},
};

static void write_as(const struct vssdoc_document *document, enum form form, struct fuzz_text *out)
{
    struct vssdoc_error error;
    *out = (struct fuzz_text){NULL, 0, 0};
    enum vssdoc_status status =
        form == JSON ? vssdoc_document_write_json(document, fuzz_gather, out, &error)
                     : vssdoc_document_write(document, &options[form], fuzz_gather, out, &error);
    fuzz_check(status == VSSDOC_OK, "a document that was read can be written");
}

static void show(const char *what, const struct fuzz_text *text)
{
    fprintf(stderr, "\n%s:\n%.*s\n", what, (int)text->size, text->bytes);
}

/* Where it begins to tell of the document rather than of the file that it stood in. */
static size_t beginning(const struct fuzz_text *text)
{
    static const char mark[] = "\n  \"namespace\":";
    for (size_t i = 0; i + sizeof mark <= text->size; i++)
        if (memcmp(text->bytes + i, mark, sizeof mark - 1) == 0)
            return i;
    return 0;
}

static void must_be_same(const struct fuzz_text *a, const struct fuzz_text *b, const char *what)
{
    size_t skip_a = beginning(a), skip_b = beginning(b), size = a->size - skip_a;
    if (size == b->size - skip_b && memcmp(a->bytes + skip_a, b->bytes + skip_b, size) == 0)
        return;
    show("first", a);
    show("then", b);
    fuzz_check(false, what);
}

/* The document that was written; *capture owns it. NULL where it grew beyond a limit. */
static const struct vssdoc_document *again(const struct fuzz_text *text,
                                           struct vssdoc_capture **capture)
{
    *capture = text->size <= fuzz_limits.document_bytes
                   ? fuzz_capture("fuzz", text->bytes, text->size, NULL)
                   : NULL;
    const struct vssdoc_document *document =
        *capture != NULL && (*capture)->n_documents == 1 ? (*capture)->documents[0] : NULL;
    bool readable = document != NULL && document->error == NULL;
    bool limited = text->size > fuzz_limits.document_bytes ||
                   (document != NULL && document->status == VSSDOC_LIMIT);
    if (!readable && !limited)
        show(document != NULL ? document->error : "no document", text);
    fuzz_check(readable || limited, "what was written can be read");
    return readable ? document : NULL;
}

/* JSON loses the order of elements of different kinds, once. */
static void come_back(const struct vssdoc_document *document, enum form form, bool once_more)
{
    struct fuzz_text first, second, canonical, canonical_again;
    struct vssdoc_capture *capture;
    write_as(document, form, &first);
    const struct vssdoc_document *read = again(&first, &capture);
    if (read != NULL) {
        write_as(read, form, &second);
        if (form != JSON || !once_more)
            must_be_same(&first, &second, "what is written, read and written again is the same");
        else
            come_back(read, JSON, false);
        fuzz_text_free(&second);
        write_as(document, CANONICAL, &canonical);
        write_as(read, CANONICAL, &canonical_again);
        must_be_same(&canonical, &canonical_again,
                     "the same document looks the same in the canonical form");
        fuzz_text_free(&canonical);
        fuzz_text_free(&canonical_again);
    }
    fuzz_text_free(&first);
    vssdoc_capture_free(capture);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct vssdoc_capture *capture = fuzz_capture("fuzz", data, size, NULL);
    for (size_t i = 0; capture != NULL && i < capture->n_documents; i++) {
        const struct vssdoc_document *document = capture->documents[i];
        if (document->error != NULL || document->kind == VSSDOC_OTHER)
            continue;
        for (enum form form = 0; form < FORMS; form++)
            come_back(document, form, true);
        enum vssdoc_status status =
            vssdoc_testwriter_write(document, NULL, NULL, fuzz_discard, NULL, NULL);
        fuzz_check(status == VSSDOC_OK || document->writer == NULL,
                   "every WMD gives a configuration of the test writer");
    }
    vssdoc_capture_free(capture);
    return 0;
}
