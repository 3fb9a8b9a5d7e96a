/* The files of the machine in a selection, as part of a report: counts, and what somebody should look
 * at. */
#include "emit/report/report.h"
#include "result/file_tally.h"

enum { MOST = 100, MOST_MISSING = 1000 };

static void writers(struct vsd_xml *xml, const struct vsd_file_tally *tally)
{
    const struct vsd_file_row *rows = tally->writers.list.items;
    for (size_t i = 0; i < tally->writers.list.n; i++) {
        vsd_xml_element(xml, "files-of");
        vsd_xml_attribute(xml, "writer", rows[i].label);
        vsd_xml_size(xml, "included", rows[i].n);
        for (unsigned r = 0; r < VSSDOC_FILE_REASONS; r++) {
            if (r == VSSDOC_FILE_INCLUDED || rows[i].counts[r] == 0)
                continue;
            vsd_xml_element(xml, "left-out");
            vsd_xml_attribute(xml, "reason", vssdoc_file_reason_name((enum vssdoc_file_reason)r));
            vsd_xml_size(xml, "files", rows[i].counts[r]);
            vsd_xml_element_end(xml);
        }
        vsd_xml_element_end(xml);
    }
}

static void row(struct vsd_xml *xml, const char *list, const char *label, uint64_t n)
{
    vsd_xml_element(xml, "files-in");
    vsd_xml_attribute(xml, "list", list);
    vsd_xml_attribute(xml, "label", label);
    vsd_xml_size(xml, "files", n);
    vsd_xml_element_end(xml);
}

/* The largest rows; what the others have is one more, without a label. */
static void rows_of(struct vsd_xml *xml, const char *list, struct vsd_file_rows *rows)
{
    const struct vsd_file_row *items = rows->list.items;
    uint64_t others = rows->beyond;
    vsd_file_rows_sort(rows);
    for (size_t i = 0; i < rows->list.n; i++) {
        if (i < MOST)
            row(xml, list, items[i].label, items[i].n);
        else
            others += items[i].n;
    }
    if (others > 0)
        row(xml, list, NULL, others);
}

static void missing(struct vsd_xml *xml, const struct vssdoc_missing_file *m)
{
    vsd_xml_element(xml, "missing-file");
    vsd_xml_attribute(xml, "path", m->path);
    vsd_xml_attribute(xml, "writer", m->writer);
    vsd_xml_attribute(xml, "writer-id", m->writer_id);
    vsd_xml_attribute(xml, "component", m->component);
    vsd_xml_element_end(xml);
}

void vsd_report_files(struct vssdoc_report *report, struct vsd_file_tally *tally)
{
    const struct vssdoc_selection *s = tally->selection;
    const struct vsd_claimed_file *twice = tally->twice.items;
    struct vsd_xml *xml = &report->xml;
    struct vsd_file_rows folders = {.beyond = 0};
    vsd_xml_element(xml, "machine-files");
    vsd_xml_size(xml, "included", s->files_included);
    vsd_xml_size(xml, "left-out", s->files_excluded);
    vsd_xml_size(xml, "unclaimed", s->files_unclaimed);
    vsd_xml_size(xml, "claimed-twice", s->files_claimed_twice);
    vsd_xml_size(xml, "missing", s->n_missing);
    writers(xml, tally);
    vsd_file_tally_set_folders(tally, &folders);
    rows_of(xml, "file-sets", &folders);
    vsd_file_rows_free(&folders);
    rows_of(xml, "exclusions", &tally->exclusions);
    rows_of(xml, "unclaimed", &tally->folders);
    for (size_t i = 0; i < s->n_missing && i < MOST_MISSING; i++)
        missing(xml, &s->missing[i]);
    for (size_t i = 0; i < tally->twice.n; i++) {
        vsd_xml_element(xml, "claimed-file");
        vsd_xml_attribute(xml, "path", twice[i].path);
        vsd_xml_attribute(xml, "component", twice[i].component);
        vsd_xml_attribute(xml, "also", twice[i].also);
        vsd_xml_element_end(xml);
    }
    vsd_xml_element_end(xml);
    report->no_memory = report->no_memory || tally->no_memory;
}
