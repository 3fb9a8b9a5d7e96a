/* What a BCD's numbers mean for a backup: types, schemas, and what a writer makes of a request. */
#ifndef VSD_MODEL_BACKUP_H
#define VSD_MODEL_BACKUP_H

#include <vssdoc.h>

#include "model/constants.h"

/* The schema of a BCD's entry: its own, else its WMD's (may be NULL), else 0. VSSDOC_UNKNOWN when
 * the document's text was not understood. */
int64_t vsd_schema_of(const struct vssdoc_writer_components *entry,
                      const struct vssdoc_writer *writer);
/* Whether the schema is known and lacks all of these bits. */
bool vsd_schema_lacks(int64_t schema, int64_t bits);

/* The bit that a writer needs for a type of backup; 0: every writer can. */
int64_t vsd_schema_for(int backup_type);
/* What a writer of this schema does when asked for a type: that, or a full backup. */
int vsd_effective_type(int backup_type, int64_t schema);
/* "full", "incremental", …; "unknown". */
const char *vsd_backup_type_name(int backup_type);

enum { VSD_FILE_NAME = 1200 };
/* A file of a folder, with one backslash between; either may be NULL, long ones are cut. Returns
 * out. */
const char *vsd_file_name(const char *folder, const char *name, char out[VSD_FILE_NAME]);

/* Whether a document of the capture is or may be the BCD that is missing, and could not be read: what
 * follows from its absence is not told then as if there were none. */
bool vsd_bcd_unread(const struct vssdoc_capture *capture);
/* Likewise of an entry's WMD. */
bool vsd_wmd_unread(const struct vssdoc_capture *capture,
                    const struct vssdoc_writer_components *entry);

/* Whether everything about an element was understood: only then is what is absent really absent,
 * and not only spelled in a way that nobody knows. */
bool vsd_all_read(const struct vssdoc_element *element);

/* Days from 1601-01-01, as FILETIMEs count, of "2026-01-31"; 0 for another text. */
int64_t vsd_day_of(const char *date);
/* The day of a backup, from the times of its shadow copies or from a stamp that holds a time; 0
 * when nothing tells. */
int64_t vsd_day_of_backup(const struct vssdoc_backup_components *bcd);

/* What a BCD tells of a component's backup that failed: a message, or the HRESULT written to out, or that
 * the requester recorded it; NULL: nothing. A writer's own failure may also be of a restore. */
const char *vsd_backup_failure(const struct vssdoc_backup_component *record, char *out, size_t size);

#endif
