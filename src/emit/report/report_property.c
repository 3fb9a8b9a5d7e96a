/* Attributes of the report's XML for what a document holds. */
#include <stdio.h>
#include <string.h>

#include "base/guid.h"
#include "emit/report/report.h"

/* name-raw, the document's own spelling of a value that was not understood. */
static void raw(struct vsd_xml *xml, const struct vssdoc_element *at, const char *name,
                const char *key)
{
    const struct vssdoc_mark *mark = at->marks != NULL ? vssdoc_mark_of(at, key) : NULL;
    char attribute[64];
    if (mark == NULL || mark->raw == NULL)
        return;
    (void)snprintf(attribute, sizeof attribute, "%s-raw", name);
    vsd_xml_attribute(xml, attribute, mark->raw);
}

void vsd_report_text(struct vsd_xml *xml, const struct vssdoc_element *at, const char *name,
                     const char *key, const char *value)
{
    vsd_xml_attribute(xml, name, value);
    raw(xml, at, name, key);
}

void vsd_report_boolean(struct vsd_xml *xml, const struct vssdoc_element *at, const char *name,
                        const char *key, int value)
{
    if (value >= 0)
        vsd_xml_flag(xml, name, value == 1);
    raw(xml, at, name, key);
}

void vsd_report_number(struct vsd_xml *xml, const struct vssdoc_element *at, const char *name,
                       const char *key, int64_t value)
{
    if (value >= 0)
        vsd_xml_size(xml, name, (uint64_t)value);
    raw(xml, at, name, key);
}

void vsd_report_guid(struct vsd_xml *xml, const struct vssdoc_element *at, const char *name,
                     const char *key, const struct vssdoc_guid *value)
{
    char text[VSD_GUID_TEXT];
    if (value->valid)
        vssdoc_guid_format(value, text);
    vsd_xml_attribute(xml, name, value->valid ? text : value->spelling);
    raw(xml, at, name, key);
}

void vsd_report_constant(struct vsd_xml *xml, const struct vssdoc_element *at, const char *name,
                         const char *key, enum vssdoc_enumeration_id id, int value)
{
    const struct vssdoc_constant *constant = value >= 0 ? vssdoc_constant(id, value) : NULL;
    if (constant != NULL)
        vsd_xml_attribute(xml, name, constant->name);
    else if (value >= 0)
        vsd_xml_size(xml, name, (uint64_t)value);
    raw(xml, at, name, key);
}

void vsd_report_flags(struct vsd_xml *xml, const char *name, enum vssdoc_enumeration_id id,
                      int64_t value)
{
    char flags[1200] = "", attribute[64];
    size_t length = 0;
    for (unsigned bit = 0; bit < 32 && value > 0; bit++) {
        int64_t one = INT64_C(1) << bit;
        const struct vssdoc_constant *constant = vssdoc_constant(id, one);
        const char *blank = length > 0 ? " " : "";
        if ((value & one) == 0 || length + 1 >= sizeof flags)
            continue;
        int n = constant != NULL
                    ? snprintf(flags + length, sizeof flags - length, "%s%s", blank, constant->name)
                    : snprintf(flags + length, sizeof flags - length, "%s0x%llx", blank,
                               (unsigned long long)one);
        length += n > 0 ? (size_t)n : 0;
    }
    (void)snprintf(attribute, sizeof attribute, "%s-flags", name);
    if (flags[0] != '\0')
        vsd_xml_attribute(xml, attribute, flags);
}

void vsd_report_mask(struct vsd_xml *xml, const struct vssdoc_element *at, const char *name,
                     const char *key, enum vssdoc_enumeration_id id, int64_t value)
{
    vsd_report_number(xml, at, name, key, value);
    vsd_report_flags(xml, name, id, value);
}

void vsd_report_place(struct vsd_xml *xml, const struct vssdoc_document *document,
                      const struct vssdoc_element *at)
{
    char locator[1024];
    (void)vssdoc_locator(at, locator, sizeof locator);
    vsd_xml_attribute(xml, "document", document->path);
    vsd_xml_attribute(xml, "locator", locator);
}

void vsd_report_remarks(struct vsd_xml *xml, const struct vssdoc_element *at)
{
    for (const struct vssdoc_mark *mark = at->marks; mark != NULL; mark = mark->next) {
        if (!mark->inferred)
            continue;
        vsd_xml_element(xml, "inferred");
        vsd_xml_attribute(xml, "property", mark->key);
        vsd_xml_element_end(xml);
    }
    const struct vssdoc_extra *extra = at->extra;
    if (extra == NULL)
        return;
    for (const struct vssdoc_extra_attribute *a = extra->attributes; a != NULL; a = a->next) {
        vsd_xml_element(xml, "extra");
        vsd_xml_attribute(xml, "attribute", a->name);
        vsd_xml_text(xml, a->value != NULL ? a->value : "");
        vsd_xml_element_end(xml);
    }
    for (const struct vssdoc_extra_element *e = extra->elements; e != NULL; e = e->next)
        vsd_xml_leaf(xml, "extra", e->xml);
    vsd_xml_leaf(xml, "extra", extra->text);
}

void vsd_report_binary(struct vsd_xml *xml, const char *name, const struct vssdoc_binary *value)
{
    if (value->spelling == NULL)
        return;
    vsd_xml_element(xml, name);
    vsd_xml_size(xml, "bytes", value->size);
    vsd_xml_flag(xml, "base64", value->base64);
    if (value->text != NULL)
        vsd_xml_text(xml, value->text);
    vsd_xml_element_end(xml);
}
