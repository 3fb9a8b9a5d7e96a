/* Constants of the API by which something is decided. What all of them are called and mean is in
 * values.c. */
#ifndef VSD_MODEL_CONSTANTS_H
#define VSD_MODEL_CONSTANTS_H

/* clang-format off: one a line */
enum vsd_backup_type { /* VSS_BACKUP_TYPE */
    VSD_BT_UNDEFINED,
    VSD_BT_FULL,
    VSD_BT_INCREMENTAL,
    VSD_BT_DIFFERENTIAL,
    VSD_BT_LOG,
    VSD_BT_COPY,
    VSD_BT_OTHER
};
enum vsd_backup_schema { /* VSS_BACKUP_SCHEMA */
    VSD_BS_DIFFERENTIAL = 0x1,
    VSD_BS_INCREMENTAL = 0x2,
    VSD_BS_EXCLUSIVE = 0x4,
    VSD_BS_LOG = 0x8,
    VSD_BS_COPY = 0x10,
    VSD_BS_TIMESTAMPED = 0x20,
    VSD_BS_LAST_MODIFY = 0x40,
    VSD_BS_LSN = 0x80,
    VSD_BS_NEW_TARGET = 0x100,
    VSD_BS_RESTORE_WITH_MOVE = 0x200,
    VSD_BS_INDEPENDENT_SYSTEM_STATE = 0x400,
    VSD_BS_ROLLFORWARD = 0x1000,
    VSD_BS_RENAME = 0x2000,
    VSD_BS_AUTHORITATIVE = 0x4000
};
enum vsd_restore_method { /* VSS_RESTOREMETHOD_ENUM */
    VSD_RME_UNDEFINED,
    VSD_RME_IF_NOT_THERE,
    VSD_RME_IF_CAN_REPLACE,
    VSD_RME_STOP_RESTORE_START,
    VSD_RME_TO_ALTERNATE_LOCATION,
    VSD_RME_AT_REBOOT,
    VSD_RME_AT_REBOOT_IF_CANNOT_REPLACE,
    VSD_RME_CUSTOM,
    VSD_RME_RESTORE_STOP_START,
    VSD_RME_METHODS
};
enum vsd_restore_target { /* VSS_RESTORE_TARGET */
    VSD_RT_UNDEFINED,
    VSD_RT_ORIGINAL,
    VSD_RT_ALTERNATE,
    VSD_RT_DIRECTED,
    VSD_RT_ORIGINAL_LOCATION,
    VSD_RT_TARGETS
};
enum vsd_writer_restore { /* VSS_WRITERRESTORE_ENUM */
    VSD_WRE_UNDEFINED,
    VSD_WRE_NEVER,
    VSD_WRE_IF_REPLACE_FAILS,
    VSD_WRE_ALWAYS
};
enum vsd_file_restore_status { /* VSS_FILE_RESTORE_STATUS */
    VSD_RS_UNDEFINED,
    VSD_RS_NONE,
    VSD_RS_ALL,
    VSD_RS_FAILED
};
enum vsd_roll_forward { /* VSS_ROLLFORWARD_TYPE */
    VSD_RF_UNDEFINED,
    VSD_RF_NONE,
    VSD_RF_ALL,
    VSD_RF_PARTIAL
};
enum vsd_component_type { /* VSS_COMPONENT_TYPE */
    VSD_CT_UNDEFINED,
    VSD_CT_DATABASE,
    VSD_CT_FILE_GROUP
};
/* clang-format on */

#endif
