#include "emit/write/xml.h"

#include <string.h>

#include "base/text.h"

void vsd_xml_begin(struct vsd_xml *xml, struct vsd_out *out, unsigned indent)
{
    *xml = (struct vsd_xml){.out = out, .indent = indent};
}

/* ---- escaping ---- */

/* Line breaks and tabs are kept in text; in an attribute a reader would make blanks of them. */
static const char *entity(char c, bool in_attribute)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return in_attribute ? "&quot;" : NULL;
    case '\t':
        return in_attribute ? "&#9;" : NULL;
    case '\n':
        return in_attribute ? "&#10;" : NULL;
    case '\r':
        return "&#13;";
    default:
        return NULL;
    }
}

static bool is_held(uint32_t c)
{
    return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c < 0xFFFE) ||
           (c >= 0x10000 && c < 0x110000);
}

/* What is usual: it stands for itself, in text and attributes. */
static bool is_plain(char c)
{
    return c >= ' ' && c <= '~' && c != '&' && c != '<' && c != '>' && c != '"';
}

static void escaped(struct vsd_xml *xml, const char *text, bool in_attribute)
{
    for (;;) {
        const char *from = text;
        while (is_plain(*text))
            text++;
        vsd_out_bytes(xml->out, from, (size_t)(text - from));
        if (*text == '\0')
            return;
        uint32_t c;
        const char *next = vsd_utf8_next(text, &c), *instead = entity(*text, in_attribute);
        if (instead != NULL)
            vsd_out_text(xml->out, instead);
        else if (is_held(c) && c >= 0x7F && (xml->ascii || vsd_must_escape(c)))
            vsd_out_printf(xml->out, "&#%u;", (unsigned)c);
        else if (is_held(c))
            vsd_out_bytes(xml->out, text, (size_t)(next - text));
        else if (c >= VSD_BAD_BYTE)
            vsd_out_printf(xml->out, "&lt;%02X&gt;", (unsigned)(c - VSD_BAD_BYTE));
        else
            vsd_out_printf(xml->out, "&lt;U+%04X&gt;", (unsigned)c);
        text = next;
    }
}

/* ---- structure ---- */

static void close_tag(struct vsd_xml *xml)
{
    if (xml->in_tag)
        vsd_out_char(xml->out, '>');
    xml->in_tag = false;
}

static void break_line(struct vsd_xml *xml)
{
    if (xml->indent == 0 || xml->has_text[xml->depth])
        return;
    if (xml->depth > 0)
        vsd_out_char(xml->out, '\n');
    for (unsigned i = 0; i < xml->depth * xml->indent; i++)
        vsd_out_char(xml->out, ' ');
}

void vsd_xml_element(struct vsd_xml *xml, const char *name)
{
    close_tag(xml);
    break_line(xml);
    vsd_out_char(xml->out, '<');
    vsd_out_text(xml->out, name);
    xml->open[xml->depth++] = name;
    xml->has_text[xml->depth] = false;
    xml->in_tag = true;
}

void vsd_xml_element_end(struct vsd_xml *xml)
{
    const char *name = xml->open[xml->depth - 1];
    bool line = !xml->has_text[xml->depth];
    xml->depth--;
    if (xml->in_tag) {
        vsd_out_text(xml->out, "/>");
        xml->in_tag = false;
    } else {
        if (line && xml->indent > 0) {
            vsd_out_char(xml->out, '\n');
            for (unsigned i = 0; i < xml->depth * xml->indent; i++)
                vsd_out_char(xml->out, ' ');
        }
        vsd_out_text(xml->out, "</");
        vsd_out_text(xml->out, name);
        vsd_out_char(xml->out, '>');
    }
    if (xml->depth == 0 && xml->indent > 0)
        vsd_out_char(xml->out, '\n');
}

void vsd_xml_attribute(struct vsd_xml *xml, const char *name, const char *value)
{
    if (value == NULL)
        return;
    vsd_out_char(xml->out, ' ');
    vsd_out_text(xml->out, name);
    vsd_out_text(xml->out, "=\"");
    escaped(xml, value, true);
    vsd_out_char(xml->out, '"');
}

void vsd_xml_flag(struct vsd_xml *xml, const char *name, bool value)
{
    vsd_xml_attribute(xml, name, value ? "yes" : "no");
}

void vsd_xml_size(struct vsd_xml *xml, const char *name, uint64_t value)
{
    vsd_out_printf(xml->out, " %s=\"%llu\"", name, (unsigned long long)value);
}

void vsd_xml_text(struct vsd_xml *xml, const char *text)
{
    close_tag(xml);
    xml->has_text[xml->depth] = true;
    escaped(xml, text, false);
}

void vsd_xml_leaf(struct vsd_xml *xml, const char *name, const char *text)
{
    if (text == NULL)
        return;
    vsd_xml_element(xml, name);
    if (*text != '\0')
        vsd_xml_text(xml, text);
    vsd_xml_element_end(xml);
}

void vsd_xml_raw(struct vsd_xml *xml, const char *piece)
{
    close_tag(xml);
    break_line(xml);
    vsd_out_text(xml->out, piece);
}

void vsd_xml_comment(struct vsd_xml *xml, const char *text)
{
    close_tag(xml);
    break_line(xml);
    vsd_out_text(xml->out, "<!-- ");
    for (char before = ' '; *text != '\0'; before = *text++) {
        if (before == '-' && *text == '-')
            vsd_out_char(xml->out, ' ');
        vsd_out_char(xml->out, *text);
    }
    vsd_out_text(xml->out, " -->");
    if (xml->depth == 0 && xml->indent > 0)
        vsd_out_char(xml->out, '\n');
}

void vsd_xml_instruction(struct vsd_xml *xml, const char *target, const char *text)
{
    close_tag(xml);
    break_line(xml);
    vsd_out_printf(xml->out, "<?%s %s?>", target, text);
    if (xml->depth == 0 && xml->indent > 0)
        vsd_out_char(xml->out, '\n');
}
