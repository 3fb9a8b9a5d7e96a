/* What rules report becomes findings: whose they are and where they stand, from where the check is. */
#include <stdarg.h>
#include <string.h>

#include "base/guid.h"
#include "base/shortened.h"
#include "result/validation.h"
#include "validate/catalogue.h"
#include "validate/check.h"

static size_t state_of(const struct vsd_check *check)
{
    size_t i = 0;
    while (vsd_rules[i] != check->rule)
        i++;
    return i;
}

/* Whose finding it is: the writer's, from its WMD or else from the BCD. */
static void set_writer(const struct vsd_check *check, struct vssdoc_finding *finding,
                       const char **instance_name, char id[VSD_GUID_TEXT])
{
    const struct vssdoc_guid *guid = NULL;
    if (check->writer != NULL) {
        finding->writer = check->writer->name;
        guid = &check->writer->writer_id;
        *instance_name = check->writer->instance_name;
    } else if (check->entry != NULL) {
        finding->writer = vssdoc_entry_name(check->capture, check->entry);
        guid = &check->entry->writer_id;
        *instance_name = check->entry->instance_name;
    }
    if (guid != NULL && guid->valid) {
        vssdoc_guid_format(guid, id);
        finding->writer_id = id;
    }
}

__attribute__((format(printf, 5, 0))) static void
keep(struct vsd_check *check, enum vssdoc_severity at_most, const struct vssdoc_element *at,
     const char *subject, const char *format, va_list arguments)
{
    char message[2000], id[VSD_GUID_TEXT], locator[1024];
    const char *instance_name = NULL;
    struct vssdoc_finding finding = {.severity = at_most,
                                     .source = check->capture->source,
                                     .subject = subject,
                                     .message = message};
    vsd_shortened(message, sizeof message, format, arguments);
    set_writer(check, &finding, &instance_name, id);
    if (check->component != NULL)
        finding.component = check->component->full_path;
    else if (check->record != NULL)
        finding.component = check->record->full_path;
    if (check->document != NULL) {
        finding.document = check->document->path;
        finding.file = check->document->name;
    }
    if (at != NULL) {
        (void)vssdoc_locator(at, locator, sizeof locator);
        finding.locator = locator;
        finding.offset = at->offset;
        finding.line = at->line;
        finding.column = at->column;
    }
    if (at == NULL && check->document != NULL && check->document->error != NULL) {
        finding.offset = check->document->error_offset;
        finding.line = check->document->error_line;
        finding.column = check->document->error_column;
    }
    vsd_validation_keep(check->validation, state_of(check), &finding, instance_name);
}

void vsd_report(struct vsd_check *check, const struct vssdoc_element *at, const char *subject,
                const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    keep(check, VSSDOC_ERROR, at, subject, format, arguments);
    va_end(arguments);
}

void vsd_report_at_most(struct vsd_check *check, enum vssdoc_severity severity,
                        const struct vssdoc_element *at, const char *subject, const char *format,
                        ...)
{
    va_list arguments;
    va_start(arguments, format);
    keep(check, severity, at, subject, format, arguments);
    va_end(arguments);
}

void *vsd_check_alloc(struct vsd_check *check, size_t size)
{
    void *memory = vsd_arena_alloc(&check->validation->arena, size);
    if (memory == NULL)
        vsd_check_no_memory(check);
    return memory;
}

void vsd_check_no_memory(struct vsd_check *check)
{
    check->validation->no_memory = true;
}
