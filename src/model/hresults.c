/* Error codes of the Volume Shadow Copy Service, as BCDs record them and logs show them, and those of COM
 * and Windows that its calls and writers pass on. Names and numbers as in the public headers vsserror.h
 * and winerror.h; what they mean, in our own words. In the order of their numbers. */
#include "model/hresults.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/text.h"

#define API "vsserror.h; "
#define WRITER API "writer-errors-and-vetoes.md"
#define BACKUP API "api:ivssbackupcomponents"
#define ASR API "using-vss-automated-system-recovery-for-disaster-recovery.md"
#define WINDOWS "winerror.h"
#define CALLS "winerror.h; api:ivssbackupcomponents"

/* clang-format off */

static const struct vssdoc_hresult hresults[] = {
    {0x00000000, "S_OK", "It worked.", "winerror.h"},
    {0x00000001, "S_FALSE",
     "It worked, with nothing to tell: the property is not set, or nothing was done.", CALLS},
    {0x00042309, "VSS_S_ASYNC_PENDING", "The asynchronous operation is still running.", BACKUP},
    {0x0004230A, "VSS_S_ASYNC_FINISHED", "The asynchronous operation is complete.", BACKUP},
    {0x0004230B, "VSS_S_ASYNC_CANCELLED", "The asynchronous operation was cancelled.", BACKUP},
    {0x00042321, "VSS_S_SOME_SNAPSHOTS_NOT_IMPORTED",
     "Some shadow copies of the set were imported, others were not.", BACKUP},
    {0x80004001, "E_NOTIMPL", "The call is not implemented here.", WINDOWS},
    {0x80004002, "E_NOINTERFACE",
     "The object does not offer the interface that was asked for.", WINDOWS},
    {0x80004003, "E_POINTER", "A pointer that the call needs was not given.", WINDOWS},
    {0x80004004, "E_ABORT", "The operation was given up.", WINDOWS},
    {0x80004005, "E_FAIL", "It failed, and no more is said; the event log may say why.", WINDOWS},
    {0x8000FFFF, "E_UNEXPECTED",
     "Something that must not happen did; the event log may say more.", CALLS},
    {0x80010105, "RPC_E_SERVERFAULT",
     "The process that was called, a writer's or provider's perhaps, crashed in the call.", WINDOWS},
    {0x80010106, "RPC_E_CHANGED_MODE",
     "The thread was set up for COM in another way already.", WINDOWS},
    {0x80010108, "RPC_E_DISCONNECTED", "The process that was called has gone.", WINDOWS},
    {0x80010119, "RPC_E_TOO_LATE",
     "COM's security was set up already, and cannot be set again: writers may not reach the requester.", WINDOWS},
    {0x80040154, "REGDB_E_CLASSNOTREG",
     "A COM class is not registered: VSS or a provider is not fully installed, or for another processor.", WINDOWS},
    {0x800401F0, "CO_E_NOTINITIALIZED", "The thread called COM without setting it up.", WINDOWS},
    {0x80042301, "VSS_E_BAD_STATE",
     "The call came at a moment of the sequence at which it is not allowed.", BACKUP},
    {0x80042302, "VSS_E_UNEXPECTED",
     "The service met an error that it did not expect; the event log says more.", BACKUP},
    {0x80042303, "VSS_E_PROVIDER_ALREADY_REGISTERED",
     "A provider with this id is registered already.", BACKUP},
    {0x80042304, "VSS_E_PROVIDER_NOT_REGISTERED",
     "No provider with this id is registered.", BACKUP},
    {0x80042306, "VSS_E_PROVIDER_VETO",
     "The shadow copy provider refused or failed; its own event says why.", BACKUP},
    {0x80042307, "VSS_E_PROVIDER_IN_USE",
     "The provider is at work and cannot be removed now.", BACKUP},
    {0x80042308, "VSS_E_OBJECT_NOT_FOUND",
     "What the call names - volume, shadow copy, component - does not exist.", BACKUP},
    {0x8004230C, "VSS_E_VOLUME_NOT_SUPPORTED",
     "No provider can make shadow copies of this volume.", BACKUP},
    {0x8004230D, "VSS_E_OBJECT_ALREADY_EXISTS",
     "The same thing was added already, such as a component twice to one backup.", BACKUP},
    {0x8004230E, "VSS_E_VOLUME_NOT_SUPPORTED_BY_PROVIDER",
     "The provider that was chosen cannot make shadow copies of this volume.", BACKUP},
    {0x8004230F, "VSS_E_UNEXPECTED_PROVIDER_ERROR",
     "The provider failed in a way that it did not explain; the event log may.", BACKUP},
    {0x80042310, "VSS_E_CORRUPT_XML_DOCUMENT",
     "The XML of a metadata document is damaged.", BACKUP},
    {0x80042311, "VSS_E_INVALID_XML_DOCUMENT",
     "The text is no metadata document, or its XML cannot be read.", BACKUP},
    {0x80042312, "VSS_E_MAXIMUM_NUMBER_OF_VOLUMES_REACHED",
     "The snapshot set holds as many volumes as it may: 64.", BACKUP},
    {0x80042313, "VSS_E_FLUSH_WRITES_TIMEOUT",
     "A volume could not write out its cached data in time: it is too busy.", BACKUP},
    {0x80042314, "VSS_E_HOLD_WRITES_TIMEOUT",
     "Writes to a volume could not be held long enough to make the shadow copy.", BACKUP},
    {0x80042315, "VSS_E_UNEXPECTED_WRITER_ERROR",
     "Talking to the writers failed in a way that was not expected.", WRITER},
    {0x80042316, "VSS_E_SNAPSHOT_SET_IN_PROGRESS",
     "Another shadow copy is being made: only one at a time is possible.", BACKUP},
    {0x80042317, "VSS_E_MAXIMUM_NUMBER_OF_SNAPSHOTS_REACHED",
     "The volume has as many shadow copies as it may have.", BACKUP},
    {0x80042318, "VSS_E_WRITER_INFRASTRUCTURE",
     "The writers cannot be reached at all: look at the COM+ Event System.", WRITER},
    {0x80042319, "VSS_E_WRITER_NOT_RESPONDING",
     "A writer did not answer; its service hangs or ended.", WRITER},
    {0x8004231A, "VSS_E_WRITER_ALREADY_SUBSCRIBED",
     "The writer has subscribed to the events already.", WRITER},
    {0x8004231B, "VSS_E_UNSUPPORTED_CONTEXT",
     "Shadow copies of this kind (context) cannot be made here.", BACKUP},
    {0x8004231D, "VSS_E_VOLUME_IN_USE",
     "The volume is in use and cannot be locked for the change.", BACKUP},
    {0x8004231E, "VSS_E_MAXIMUM_DIFFAREA_ASSOCIATIONS_REACHED",
     "No more volumes can keep their shadow storage there.", BACKUP},
    {0x8004231F, "VSS_E_INSUFFICIENT_STORAGE",
     "There is not enough room for the shadow copy's storage.", BACKUP},
    {0x80042320, "VSS_E_NO_SNAPSHOTS_IMPORTED",
     "No shadow copy of the transportable set could be imported.", BACKUP},
    {0x80042321, "VSS_E_SOME_SNAPSHOTS_NOT_IMPORTED",
     "Some shadow copies of the transportable set could not be imported.", BACKUP},
    {0x80042322, "VSS_E_MAXIMUM_NUMBER_OF_REMOTE_MACHINES_REACHED",
     "The set holds volumes of as many remote machines as it may.", BACKUP},
    {0x80042323, "VSS_E_REMOTE_SERVER_UNAVAILABLE",
     "The remote machine cannot be reached.", BACKUP},
    {0x80042324, "VSS_E_REMOTE_SERVER_UNSUPPORTED",
     "The remote machine cannot take part in shadow copies.", BACKUP},
    {0x80042325, "VSS_E_REVERT_IN_PROGRESS",
     "The volume is being put back to a shadow copy's state.", BACKUP},
    {0x80042326, "VSS_E_REVERT_VOLUME_LOST",
     "The volume vanished while it was put back to a shadow copy's state.", BACKUP},
    {0x80042327, "VSS_E_REBOOT_REQUIRED",
     "The machine must be restarted to complete the operation.", BACKUP},
    {0x80042328, "VSS_E_TRANSACTION_FREEZE_TIMEOUT",
     "Transactions could not be frozen in time.", BACKUP},
    {0x80042329, "VSS_E_TRANSACTION_THAW_TIMEOUT",
     "Transactions stayed frozen for too long before they were thawed.", BACKUP},
    {0x8004232A, "VSS_E_UNSELECTED_VOLUME",
     "A volume that the operation needs is not among those selected.", BACKUP},
    {0x8004232B, "VSS_E_SNAPSHOT_NOT_IN_SET",
     "The shadow copy does not belong to this set.", BACKUP},
    {0x8004232C, "VSS_E_NESTED_VOLUME_LIMIT",
     "Volumes lie inside volumes (virtual disks) too deeply.", BACKUP},
    {0x8004232D, "VSS_E_VOLUME_NOT_LOCAL",
     "The volume does not belong to this machine, such as a share.", BACKUP},
    {0x8004232E, "VSS_E_CLUSTER_TIMEOUT",
     "The cluster did not complete an operation in time.", BACKUP},
    {0x8004232F, "VSS_E_NOT_SUPPORTED",
     "The call is not possible here: document, writer or Windows version does not support it.", BACKUP},
    {0x80042336, "VSS_E_WRITERERROR_PARTIAL_FAILURE",
     "The writer failed for some of its components; each component's own failure says more.", WRITER},
    {0x800423F0, "VSS_E_WRITERERROR_INCONSISTENTSNAPSHOT",
     "The shadow copy does not hold all volumes that the writer's data lies on.", WRITER},
    {0x800423F1, "VSS_E_WRITERERROR_OUTOFRESOURCES",
     "The writer ran out of memory or another resource.", WRITER},
    {0x800423F2, "VSS_E_WRITERERROR_TIMEOUT",
     "The writer's data had to stay frozen for longer than it allows: the machine was too busy.", WRITER},
    {0x800423F3, "VSS_E_WRITERERROR_RETRYABLE",
     "The writer failed, and a new attempt may succeed.", WRITER},
    {0x800423F4, "VSS_E_WRITERERROR_NONRETRYABLE",
     "The writer failed, and will fail again until its cause is removed: its event log says which.", WRITER},
    {0x800423F5, "VSS_E_WRITERERROR_RECOVERY_FAILED",
     "The writer could not bring its data in the shadow copy into a consistent state.", WRITER},
    {0x800423F6, "VSS_E_BREAK_REVERT_ID_FAILED",
     "A shadow copy became a volume, but its disk's identity could not be put back.", BACKUP},
    {0x800423F7, "VSS_E_LEGACY_PROVIDER",
     "The hardware provider is too old for this operation.", BACKUP},
    {0x800423F8, "VSS_E_MISSING_DISK",
     "A disk that the shadow copy set needs is not there.", BACKUP},
    {0x800423F9, "VSS_E_MISSING_HIDDEN_VOLUME",
     "A hidden volume that the shadow copy set needs is not there.", BACKUP},
    {0x800423FA, "VSS_E_MISSING_VOLUME",
     "A volume that the shadow copy set needs is not there.", BACKUP},
    {0x800423FB, "VSS_E_AUTORECOVERY_FAILED",
     "The shadow copy could not be made writable for the writers to recover their data in it.", BACKUP},
    {0x800423FC, "VSS_E_DYNAMIC_DISK_ERROR",
     "A dynamic disk prevents the operation.", BACKUP},
    {0x800423FD, "VSS_E_NONTRANSPORTABLE_BCD",
     "The Backup Components Document describes no transportable shadow copy.", BACKUP},
    {0x800423FE, "VSS_E_CANNOT_REVERT_DISKID",
     "The disk's identity could not be put back.", BACKUP},
    {0x800423FF, "VSS_E_RESYNC_IN_PROGRESS",
     "Disks are being resynchronised from a shadow copy.", BACKUP},
    {0x80042400, "VSS_E_CLUSTER_ERROR",
     "A cluster operation failed.", BACKUP},
    {0x80042401, "VSS_E_ASRERROR_DISK_ASSIGNMENT_FAILED",
     "No disk of the new machine could be matched to one of the backed-up machine.", ASR},
    {0x80042402, "VSS_E_ASRERROR_DISK_RECREATION_FAILED",
     "A disk could not be laid out as it was.", ASR},
    {0x80042403, "VSS_E_ASRERROR_NO_ARCPATH",
     "The firmware's path of a boot disk could not be found out.", ASR},
    {0x80042404, "VSS_E_ASRERROR_MISSING_DYNDISK",
     "A disk of a dynamic disk pack is missing.", ASR},
    {0x80042405, "VSS_E_ASRERROR_SHARED_CRIDISK",
     "A critical volume lies on a disk that a cluster shares.", ASR},
    {0x80042406, "VSS_E_ASRERROR_DATADISK_RDISK0",
     "A data disk stands where the firmware expects the boot disk.", ASR},
    {0x80042407, "VSS_E_ASRERROR_RDISK0_TOOSMALL",
     "The disk from which the firmware boots is too small.", ASR},
    {0x80042408, "VSS_E_ASRERROR_CRITICAL_DISKS_TOO_SMALL",
     "The disks are too small for the critical volumes.", ASR},
    {0x80042409, "VSS_E_WRITER_STATUS_NOT_AVAILABLE",
     "The writer's status is not known: the requester did not gather it, or it is gone.", WRITER},
    {0x8004240A, "VSS_E_ASRERROR_DYNAMIC_VHD_NOT_SUPPORTED",
     "A machine that boots from a virtual disk with dynamic disks cannot be recovered so.", ASR},
    {0x80042411, "VSS_E_CRITICAL_VOLUME_ON_INVALID_DISK",
     "A critical volume lies on a disk from which it cannot be recovered.", ASR},
    {0x80042412, "VSS_E_ASRERROR_RDISK_FOR_SYSTEM_DISK_NOT_FOUND",
     "The firmware knows no disk that could become the system disk.", ASR},
    {0x80042413, "VSS_E_ASRERROR_NO_PHYSICAL_DISK_AVAILABLE",
     "No physical disk is there to recover to.", ASR},
    {0x80042414, "VSS_E_ASRERROR_FIXED_PHYSICAL_DISK_AVAILABLE_AFTER_DISK_EXCLUSION",
     "Once the excluded disks are left out, no fixed physical disk is left to recover to.", ASR},
    {0x80042415, "VSS_E_ASRERROR_CRITICAL_DISK_CANNOT_BE_EXCLUDED",
     "A disk that was excluded from recovery holds a critical volume.", ASR},
    {0x80042416, "VSS_E_ASRERROR_SYSTEM_PARTITION_HIDDEN",
     "The system partition is hidden.", ASR},
    {0x80042417, "VSS_E_FSS_TIMEOUT",
     "A file server's shadow copy of a share was not complete in time.", BACKUP},
    {0x80070002, "ERROR_FILE_NOT_FOUND", "A file does not exist.", WINDOWS},
    {0x80070003, "ERROR_PATH_NOT_FOUND", "A folder of the path does not exist.", WINDOWS},
    {0x80070005, "E_ACCESSDENIED",
     "Access is denied: the caller must be an administrator or a backup operator, or a file's rights forbid it.", CALLS},
    {0x80070005, "ERROR_ACCESS_DENIED", "As E_ACCESSDENIED: the same number.", WINDOWS},
    {0x80070006, "E_HANDLE", "A handle is not valid, such as of what was closed already.", WINDOWS},
    {0x80070006, "ERROR_INVALID_HANDLE", "As E_HANDLE: the same number.", WINDOWS},
    {0x80070008, "ERROR_NOT_ENOUGH_MEMORY", "There is not enough memory.", WINDOWS},
    {0x8007000E, "E_OUTOFMEMORY", "The caller ran out of memory or another resource.", CALLS},
    {0x8007000E, "ERROR_OUTOFMEMORY", "As E_OUTOFMEMORY: the same number.", WINDOWS},
    {0x80070013, "ERROR_WRITE_PROTECT", "The medium or volume cannot be written to.", WINDOWS},
    {0x80070015, "ERROR_NOT_READY",
     "The drive is not ready, such as a card reader without a card.", WINDOWS},
    {0x80070017, "ERROR_CRC", "The disk cannot read a sector.", WINDOWS},
    {0x80070018, "ERROR_BAD_LENGTH",
     "Something is too long; in event 8193 it is a writer's XML document, and the writer vanishes.", "winerror.h; event-id-8193-when-you-perform-backup.md"},
    {0x8007001F, "ERROR_GEN_FAILURE", "A device does not work.", WINDOWS},
    {0x80070020, "ERROR_SHARING_VIOLATION", "A file is in use by another program.", WINDOWS},
    {0x80070021, "ERROR_LOCK_VIOLATION", "Another program has locked a part of the file.", WINDOWS},
    {0x80070027, "ERROR_HANDLE_DISK_FULL", "The disk is full.", WINDOWS},
    {0x80070032, "ERROR_NOT_SUPPORTED",
     "The volume, file system or device cannot do this.", WINDOWS},
    {0x80070035, "ERROR_BAD_NETPATH", "The machine of a network path was not found.", WINDOWS},
    {0x80070037, "ERROR_DEV_NOT_EXIST", "The device or share is no longer there.", WINDOWS},
    {0x80070040, "ERROR_NETNAME_DELETED", "The share or the connection to it went away.", WINDOWS},
    {0x80070043, "ERROR_BAD_NET_NAME", "The share does not exist.", WINDOWS},
    {0x80070057, "E_INVALIDARG",
     "An argument of the call makes no sense.", CALLS},
    {0x80070057, "ERROR_INVALID_PARAMETER", "As E_INVALIDARG: the same number.", WINDOWS},
    {0x80070070, "ERROR_DISK_FULL", "There is not enough room on the disk.", WINDOWS},
    {0x80070079, "ERROR_SEM_TIMEOUT", "A device or the network did not answer in time.", WINDOWS},
    {0x8007007A, "ERROR_INSUFFICIENT_BUFFER",
     "The room that the caller gave is too small for the answer.", WINDOWS},
    {0x8007007B, "ERROR_INVALID_NAME",
     "A path is not well-formed, such as one with quotation marks in it.", WINDOWS},
    {0x800700A1, "ERROR_BAD_PATHNAME", "A path is not valid.", WINDOWS},
    {0x800700B7, "ERROR_ALREADY_EXISTS", "It exists already.", WINDOWS},
    {0x800700CE, "ERROR_FILENAME_EXCED_RANGE", "A path is too long.", WINDOWS},
    {0x800700EA, "ERROR_MORE_DATA",
     "There is more to read than the caller made room for.", WINDOWS},
    {0x8007010B, "ERROR_DIRECTORY", "A folder was expected, and something else is there.", WINDOWS},
    {0x800703E3, "ERROR_OPERATION_ABORTED",
     "Reading or writing was given up, as the thread ended or a program asked for it.", WINDOWS},
    {0x800703ED, "ERROR_UNRECOGNIZED_VOLUME",
     "No file system is recognized on the volume.", WINDOWS},
    {0x800703EE, "ERROR_FILE_INVALID", "The volume changed under an open file.", WINDOWS},
    {0x8007041D, "ERROR_SERVICE_REQUEST_TIMEOUT",
     "A service did not start or answer in time.", WINDOWS},
    {0x80070422, "ERROR_SERVICE_DISABLED",
     "A service is disabled, such as Volume Shadow Copy or that of a provider.", WINDOWS},
    {0x80070424, "ERROR_SERVICE_DOES_NOT_EXIST", "A service is not installed.", WINDOWS},
    {0x80070426, "ERROR_SERVICE_NOT_ACTIVE", "A service is not running.", WINDOWS},
    {0x8007045B, "ERROR_SHUTDOWN_IN_PROGRESS", "Windows is shutting down.", WINDOWS},
    {0x8007045D, "ERROR_IO_DEVICE", "A device failed while it was read or written.", WINDOWS},
    {0x8007048F, "ERROR_DEVICE_NOT_CONNECTED", "A device is not connected.", WINDOWS},
    {0x80070490, "ERROR_NOT_FOUND", "It was not found.", WINDOWS},
    {0x800704C7, "ERROR_CANCELLED", "A person cancelled it.", WINDOWS},
    {0x80070522, "ERROR_PRIVILEGE_NOT_HELD",
     "The caller lacks a privilege, such as that of backing up files.", WINDOWS},
    {0x80070570, "ERROR_FILE_CORRUPT", "A file or folder is damaged: check the volume.", WINDOWS},
    {0x80070571, "ERROR_DISK_CORRUPT", "The structure of a volume is damaged: check it.", WINDOWS},
    {0x800705AA, "ERROR_NO_SYSTEM_RESOURCES", "Windows lacks resources to do it.", WINDOWS},
    {0x800705B4, "ERROR_TIMEOUT", "It was not done in time.", WINDOWS},
    {0x800706BA, "RPC_S_SERVER_UNAVAILABLE",
     "A machine or service cannot be reached by remote calls.", WINDOWS},
    {0x800706BB, "RPC_S_SERVER_TOO_BUSY",
     "A machine or service is too busy for remote calls.", WINDOWS},
    {0x800706BE, "RPC_S_CALL_FAILED",
     "A remote call was broken off: the process that was called may have ended.", WINDOWS},
    {0x80070780, "ERROR_CANT_ACCESS_FILE",
     "Windows cannot open the file, such as a link that leads nowhere.", WINDOWS},
    {0x80080005, "CO_E_SERVER_EXEC_FAILURE",
     "A COM server, such as a provider's service, did not start.", WINDOWS},
    {0x80080008, "CO_E_SERVER_STOPPING",
     "A COM server is ending and takes no more calls.", WINDOWS},
};

/* clang-format on */

const struct vssdoc_hresult *vssdoc_hresult_at(size_t index)
{
    return index < sizeof hresults / sizeof hresults[0] ? &hresults[index] : NULL;
}

bool vsd_hresult_read(const char *text, uint32_t *out)
{
    if (text == NULL)
        return false;
    bool hexadecimal = text[0] == '0' && (text[1] == 'x' || text[1] == 'X');
    char *end;
    long long value = strtoll(text, &end, hexadecimal ? 16 : 10);
    if (end == text || *end != '\0' || value < INT32_MIN || value > UINT32_MAX)
        return false;
    *out = (uint32_t)value;
    return true;
}

const char *vsd_hresult_name(uint32_t value)
{
    for (size_t i = 0; i < sizeof hresults / sizeof hresults[0]; i++)
        if (hresults[i].value == value)
            return hresults[i].name;
    return NULL;
}

void vsd_hresult_describe(const char *text, char *out, size_t size)
{
    uint32_t value;
    if (!vsd_hresult_read(text, &value)) {
        (void)snprintf(out, size, "\"%.100s\"", text);
        return;
    }
    const char *name = vsd_hresult_name(value);
    (void)snprintf(out, size, "0x%08lX%s%s%s", (unsigned long)value, name != NULL ? " (" : "",
                   name != NULL ? name : "", name != NULL ? ")" : "");
}

bool vsd_tells_failure(const char *text)
{
    uint32_t value;
    return text != NULL && *text != '\0' && !(vsd_hresult_read(text, &value) && value == 0) &&
           !vsd_equal_folded(text, "S_OK");
}
