/* What a type of backup needs of a file set, and what belongs to system state. */
#ifndef VSD_MODEL_NEED_H
#define VSD_MODEL_NEED_H

#include <vssdoc.h>

/* The type that a backup has for a writer: what the writer does not support is a full backup of it
 * (api:ne-vss-vss_backup_type). The schema that VSS noted in the BCD was in force then; without one the
 * WMD's counts. VSSDOC_UNKNOWN when the schema is not understood. */
int vsd_type_for(const struct vssdoc_capture *capture, const struct vssdoc_writer *writer,
                 int backup_type);
/* The bit of VSS_FILE_SPEC_BACKUP_TYPE that decides for it; 0 when the type is not known. */
uint32_t vsd_type_bit(const struct vssdoc_capture *capture, const struct vssdoc_writer *writer,
                      int backup_type);
/* The same of a type that the writer supports. */
uint32_t vsd_bit_of_type(int backup_type);
/* Whether a file set is to be copied in such a backup; from the snapshot. */
bool vsd_set_needed(const struct vssdoc_file_set *set, uint32_t bit);
bool vsd_set_from_snapshot(const struct vssdoc_file_set *set, uint32_t bit);

/* Part of system state: usage bootable system state or system service, a component without
 * VSS_CF_NOT_SYSTEM_STATE, and not free to be saved apart (VSS_BS_INDEPENDENT_SYSTEM_STATE). */
bool vsd_in_system_state(const struct vssdoc_writer *writer,
                         const struct vssdoc_component *component);
bool vsd_has_system_state(const struct vssdoc_writer *writer);

#endif
