/* The parts of an inspection as text. */
#ifndef VSD_EMIT_INSPECTION_INSPECT_PAGE_H
#define VSD_EMIT_INSPECTION_INSPECT_PAGE_H

#include "emit/inspection/inspection.h"
#include "emit/write/page.h"

/* "  Label       " in front of a line of facts. */
enum { VSD_FACTS = 16 }; /* the column where facts begin */
void vsd_page_label(struct vsd_page *page, const char *label);

/* What the capture is. False when memory runs out, here and below. */
bool vsd_page_head(struct vsd_page *page, const struct vssdoc_capture *capture, bool verbose);
/* A writer's name, ids and nature. */
void vsd_page_writer(struct vsd_page *page, const struct vssdoc_capture *capture,
                     const struct vssdoc_writer *writer, bool files, bool verbose);
/* The writer's components as a tree with their marks. */
bool vsd_page_tree(struct vsd_page *page, const struct vssdoc_capture *capture,
                   const struct vssdoc_writer *writer, bool files);
/* A writer that only the BCD knows. */
void vsd_page_entry(struct vsd_page *page, const struct vssdoc_capture *capture,
                    const struct vssdoc_writer_components *entry);
/* Everything about one component. */
void vsd_page_component(struct vsd_page *page, const struct vssdoc_capture *capture,
                        const struct vssdoc_writer *writer,
                        const struct vssdoc_component *component);
/* Everything that a BCD records of a component whose writer has no WMD. */
void vsd_page_record(struct vsd_page *page, const struct vssdoc_capture *capture,
                     const struct vssdoc_writer_components *entry,
                     const struct vssdoc_backup_component *record);
/* File sets, one per line; the volume behind a GUID is named. */
void vsd_page_file_sets(struct vsd_page *page, const struct vssdoc_capture *capture,
                        unsigned indent, const struct vssdoc_file_set *sets);
void vsd_page_file_set(struct vsd_page *page, const struct vssdoc_capture *capture,
                       const struct vssdoc_file_set *set);
bool vsd_page_figures(struct vsd_page *page, const struct vssdoc_capture *capture,
                      const struct vsd_scope *scope);
/* What matches a pattern. */
void vsd_page_matches(struct vsd_page *page, const struct vssdoc_capture *capture,
                      const struct vsd_scope *scope, const char *pattern);

#endif
