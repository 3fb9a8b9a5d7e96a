/* The table of known writers, in the order of their ids. */
#include <vssdoc.h>

#include <stdlib.h>
#include <string.h>

#include "base/guid.h"
#include "model/writer_ids.h"

#define VARIANTS(...) ((const char *const[]){__VA_ARGS__, NULL})

/* Sources that many rows share. Where no page of Microsoft's names the service, it comes from a
 * public list of the services to restart. */
#define IN_BOX "in-box-vss-writers.md"
#define CAPTURED "captured documents"
#define ERRORS "writer-errors-and-vetoes.md"
#define SERVICES "github.com/riedyw/PoshFunctions Get-VssWriterToService.ps1"
#define MORE_SERVICES \
    "github.com/dave-infinity/dave-infinity.github.io 2019-11-08-vss-admin-writers-services.md"
#define AZURE_CSV "jpabrs-scem.github.io/blog AzureVMBackup/CSV_not_Supported.md"

static const struct vssdoc_known_writer known_writers[] = {
    {
        .writer_id = "03ba67dd-dc6d-4729-a038-251f7018463b",
        .name = "SMS Writer",
        .about = "A Configuration Manager site: its files, registry keys and site database.",
        .service = "SMS_SITE_VSS_WRITER",
        .restore = "Bringing the files or the site database back is not enough: Configuration "
                   "Manager's setup has to recover the site afterwards.",
        .source = "memdocs backup-and-recovery.md",
    },
    {
        .writer_id = "0bada1de-01a9-4625-8278-69e735f39dd2",
        .name = "Performance Counters Writer",
        .about = "The configuration files of the performance counters (Windows 7 and Server 2008 "
                 "R2 or later).",
        .restore = "Restored with the system state; the writer takes no part, and files in use "
                   "are replaced at the next restart.",
        .source = IN_BOX "; locating-additional-system-files.md; " CAPTURED,
    },
    {
        .writer_id = "0ff1ce14-0201-0000-0000-000000000000",
        .name = "OSearch14 VSS Writer",
        .about = "The search index files of SharePoint Server 2010.",
        .service = "OSearch14",
        .restore = "Belongs to the databases that the SharePoint writer describes: restore both "
                   "together, with the search services stopped.",
        .source = "github.com/technology-toolbox/Notebook EXT-APP01A - Windows Server 2008 R2.md; "
                  "sharepoint-vss-writer.md; vss-requestors-and-sharepoint.md; " SERVICES,
    },
    {
        .writer_id = "0ff1ce15-0201-0000-0000-000000000000",
        .name = "OSearch15 VSS Writer",
        .about = "The search index files of SharePoint Server 2013.",
        .service = "OSearch15",
        .restore = "Restore the search service application first; then, on every server with an "
                   "index component, stop SPSearchHostController and restore the index. Each "
                   "restored data folder has to be renamed to importindex before the host "
                   "controller starts again.",
        .source = "how-to-back-up-and-restore-a-search-service-application-in-sharepoint-using"
                  ".md; " SERVICES,
    },
    {
        .writer_id = "1072ae1c-e5a7-4ea1-9e4a-6f7964656570",
        .name = "Cluster Shared Volume VSS Writer",
        .about = "The data on cluster shared volumes (Server 2012 or later).",
        .service = "ClusSvc",
        .source = IN_BOX "; " AZURE_CSV,
    },
    {
        .writer_id = "12ce4370-5bb7-4c58-a76a-e5d5097e3674",
        .name = "FSRM Writer",
        .about = "The configuration of File Server Resource Manager; present only while that "
                 "service runs.",
        .service = "srmsvc",
        .restore = "While the restore runs the writer blocks changes to the configuration and "
                   "suspends quotas and file screens; afterwards it loads what was restored.",
        .source = IN_BOX "; " SERVICES,
    },
    {
        .writer_id = "2707761b-2324-473d-88eb-eb007a359533",
        .name = "DFS Replication service writer",
        .about = "Folders replicated by DFS Replication, each as one component.",
        .service = "DFSR",
        .restore = "Restore the whole replicated folder through the writer: it then synchronises "
                   "non-authoritatively, and what the partners do not have moves to the "
                   "PreExisting folder. A system state restore has to set LastRestoreId, and for "
                   "SYSVOL the SYSVOL value (authoritative or not).",
        .source = "dfsr-replicated-folders; "
                  "backing-up-and-restoring-an-frs-replicated-sysvol-folder.md; "
                  "registry-keys-for-backup-and-restore.md; " SERVICES,
        .trouble = "Backup products take its folders out of their file backups and hold them as "
                   "components instead, so that they seem to be missing. What was restored and "
                   "cannot be seen lies in DfsrPrivate\\PreExisting.",
        .trouble_source = "veritas.com article 100022950",
    },
    {
        .writer_id = "2a40fd15-dfca-4aa8-a654-1f8c654603f6",
        .name = "IIS Config Writer",
        .variants = VARIANTS("IIS Configuration Writer"),
        .about = "The IIS configuration and its schema below system32\\inetsrv\\config.",
        .service = "AppHostSvc",
        .restore = "machine.config and the root web.config are not here: they are restored with "
                   "the System Writer's files.",
        .source = IN_BOX "; " SERVICES,
    },
    {
        .writer_id = "35e81631-13e1-48db-97fc-d5bc721bb18a",
        .name = "NPS VSS Writer",
        .about = "The configuration files of Network Policy Server.",
        .service = "EventSystem",
        .source = IN_BOX "; " SERVICES,
    },
    {
        .writer_id = "368753ec-572e-4fc7-b4b9-ccd9bdc624cb",
        .name = "TS Gateway Writer",
        .about = "The files of the Remote Desktop (Terminal Services) Gateway.",
        .service = "TSGateway",
        .restore = "Part of its state lies in the registry: restore it together with the Registry "
                   "Writer's data.",
        .source = IN_BOX "; github.com/CW-Khristos/scripts MSP_SSHeal_Force.vbs",
    },
    {
        .writer_id = "41db4dbf-6046-470e-8ad5-d5081dfb1b70",
        .name = "Dedup Writer",
        .about = "Chunk store and settings of Data Deduplication, two components for each volume "
                 "that has a chunk store.",
        .service = "ddpvssvc",
        .restore = "The writer takes no part. A backup that copied the reparse points needs the "
                   "chunk store back too, best on a freshly formatted volume; one that copied "
                   "whole files leaves the Chunk Store component out and may not fit on a volume "
                   "of the same size.",
        .source = "backup-and-restore-of-data-deduplication-enabled-volumes.md",
    },
    {
        .writer_id = "41e12264-35d8-479b-8e5c-9b23d1dad37e",
        .name = "Cluster Database",
        .variants = VARIANTS("Cluster Service Writer"),
        .about = "The failover cluster's configuration.",
        .service = "ClusSvc",
        .restore = "A system state restore and a restart bring one node back into its cluster. To "
                   "roll the whole cluster back, stop the cluster service on all other nodes, "
                   "call SetAuthoritativeRestore, and stop and start the service after the files "
                   "are in place (RESTORE_STOP_START).",
        .source = "backing-up-and-restoring-the-failover-cluster-configuration-using-vss.md; "
                  IN_BOX "; " AZURE_CSV,
    },
    {
        .writer_id = "4969d978-be47-48b0-b100-f328f07ac1e0",
        .name = "BITS Writer",
        .about = "Keeps the state, log, cache and partial downloads of the Background Intelligent "
                 "Transfer Service out of backups.",
        .service = "BITS",
        .restore = "No components, only exclusions: there is nothing to restore.",
        .source = IN_BOX "; " CAPTURED "; " SERVICES,
    },
    {
        .writer_id = "4dc3bdd4-ab48-4d07-adb0-3bee2926fd7f",
        .name = "Shadow Copy Optimization Writer",
        .about = "Deletes temporary and other unneeded files from shadow copies.",
        .service = "VSS",
        .restore = "No components. Files that it removed from the shadow copy are not in a backup "
                   "taken from it and cannot be restored.",
        .source = IN_BOX "; " ERRORS "; " CAPTURED,
        .trouble = "What it removes, Outlook's *.ost for one, is missing from every backup taken "
                   "from a shadow copy, by design (FilesNotToSnapshot); a backup without writers "
                   "holds it and is larger. That a requester excludes it, since it has no "
                   "components, is no fault. \"vssdoc why CAPTURE PATH\" tells which entry "
                   "removes a file.",
        .trouble_source = "excluding-files-from-shadow-copies.md",
    },
    {
        .writer_id = "5382579c-98df-47a7-ac6c-98a6d7106e09",
        .name = "TermServLicensing",
        .about = "The files of Remote Desktop (Terminal Services) Licensing.",
        .service = "TermServLicensing",
        .restore = "Part of its state lies in the registry: restore it together with the Registry "
                   "Writer's data.",
        .source = IN_BOX "; " SERVICES,
    },
    {
        .writer_id = "542da469-d3e1-473c-9f4f-7847f01fc64f",
        .name = "COM+ REGDB Writer",
        .about = "The COM+ class registration database in %SystemRoot%\\Registration.",
        .service = "VSS",
        .restore = "Call ICOMAdminCatalog::RestoreREGDB: copying the files is not enough. Restore "
                   "it together with the Registry Writer's data, which it depends on.",
        .source = IN_BOX "; "
                  "backing-up-and-restoring-the-com-class-registration-database-under-vss.md; "
                  ERRORS,
    },
    {
        .writer_id = "59b1f0cf-90ef-465f-9609-6ca8b2938366",
        .name = "IIS Metabase Writer",
        .about = "The IIS metabase file.",
        .service = "IISADMIN",
        .source = IN_BOX "; " SERVICES,
    },
    {
        .writer_id = "66841cd4-6ded-4f4b-8f17-fd23f8ddc3de",
        .name = "Microsoft Hyper-V VSS Writer",
        .about = "The virtual machines of a Hyper-V host.",
        .service = "vmms",
        .restore = "PreRestore turns the selected virtual machines off and deletes them; unless "
                   "all files are then restored and reported so (VSS_RS_ALL), the writer fails "
                   "and they stay gone. Take clustered machines offline first.",
        .source = "backing-up-and-restoring-virtual-machines.md; " SERVICES,
        .trouble = "Client editions of Windows have no such writer. A machine whose caption "
                   "begins with Offline or Backup Using Saved State is paused while it is backed "
                   "up. It is not where all of this holds: its integration service for backup "
                   "runs, it runs itself, its disks are basic ones with file systems that can be "
                   "snapshotted, and its snapshot files lie on the volume of its disks. \"vssdoc "
                   "timeline\" tells it for each machine.",
        .trouble_source = "backing-up-and-restoring-virtual-machines.md; msdn.microsoft.com "
                          "dd405549; github.com/ColiseoSoftware/hypervbackup issue 9",
    },
    {
        .writer_id = "6f5b15b5-da24-4d88-b737-63063e3a1f86",
        .name = "Certificate Authority",
        .variants = VARIANTS("Certificate Server Writer"),
        .about = "The data files of a certification authority (Certificate Services).",
        .service = "CertSvc",
        .restore = "Part of the system state of a certification authority: restore it with the "
                   "rest of that state, before the registry.",
        .source = IN_BOX "; backing-up-and-restoring-system-state-under-vss.md; " SERVICES,
    },
    {
        .writer_id = "75dfb225-e2e4-4d39-9ac9-ffaff65ddf06",
        .name = "VSS Metadata Store Writer",
        .variants = VARIANTS("VSS Express Writer Metadata Store Writer"),
        .about = "The metadata files of all express writers, in %SystemRoot%\\Vss\\Writers.",
        .restore = "The writer takes no part; files in use are replaced at the next restart.",
        .source = IN_BOX "; " CAPTURED,
    },
    {
        .writer_id = "76fe1ac4-15f7-4bcd-987e-8e1acb462fb7",
        .name = "Microsoft Exchange Writer",
        .variants = VARIANTS("Microsoft Exchange Replica Writer"),
        .about = "Exchange databases and their transaction logs, active ones and replicas; older "
                 "lists name MSExchangeIS as the writer's service.",
        .service = "MSExchangeRepl",
        .restore = "Whole databases only, and never an inactive copy. Other paths need "
                   "AddNewTarget; another database also needs SetRestoreOptions with XML that "
                   "names source and target, and its logs in a _restoredLogs folder; "
                   "SetAdditionalRestores holds the log replay back.",
        .source = "exchange-writer-in-exchange-2013.md; restoring-exchange-2013-databases.md; "
                  "github.com/microsoft/Extensible-Storage-Engine esewriter.hxx; "
                  "github.com/microsoft/CSS-Exchange Get-VSSWritersBefore.ps1; " SERVICES,
        .trouble = "Two instances of this class are usual: that of the Information Store has the "
                   "active databases, that of the Replication Service the passive copies. "
                   "Restores go through the former.",
        .trouble_source = "msdn.microsoft.com bb204080",
    },
    {
        .writer_id = "772c45f8-ae01-4f94-940c-94961864acad",
        .name = "ADFS VSS Writer",
        .about = "The data files of Active Directory Federation Services (Server 2012 or later).",
        .source = IN_BOX,
    },
    {
        .writer_id = "7e47b561-971a-46e6-96b9-696eeaa53b2a",
        .name = "MSMQ Writer (MSMQ)",
        .variants = VARIANTS("MSMQ Writer (*)"),
        .about = "The data files of one Message Queuing service; a clustered one, MSMQ$ and the "
                 "resource's name, has its own instance of the writer.",
        .service = "MSMQ",
        .source = IN_BOX "; " SERVICES,
    },
    {
        .writer_id = "82cb5521-68db-4626-83a4-7fc6f88853e9",
        .name = "WDS VSS Writer",
        .about = "The data files of Windows Deployment Services (Server 2008 R2 or later).",
        .service = "WDSServer",
        .source = IN_BOX "; " SERVICES,
    },
    {
        .writer_id = "886c43b1-d455-4428-a37f-4d6b9e43f50f",
        .name = "AD RMS Writer",
        .about = "The data files of Active Directory Rights Management Services (Server 2012 or "
                 "later).",
        .source = IN_BOX,
    },
    {
        .writer_id = "8d5194e1-e455-434a-b2e5-51296cce67df",
        .name = "WIDWriter",
        .about = "The databases of Windows Internal Database (Server 2012 or later).",
        .service = "WIDWriter",
        .source = IN_BOX "; " SERVICES,
    },
    {
        .writer_id = "a65faa63-5ea8-4ebc-9dbd-a0c4db26912a",
        .name = "SqlServerWriter",
        .about = "SQL Server databases, each as one file group; the databases of stopped "
                 "instances are not listed.",
        .service = "SQLWriter",
        .restore = "Restore through the writer: from PreRestore on the database is in the "
                   "restoring state and starts only after a successful restore. master needs the "
                   "instance stopped; files may move to another directory under the same names, "
                   "and a database may be renamed within its instance only.",
        .source = "sql-server-vss-writer-backup-guide.md; " CAPTURED "; " SERVICES,
        .trouble = "The writer is missing: a database whose name ends with a blank is a known "
                   "cause. The databases of an instance are missing: it is stopped, or Local "
                   "System is no sysadmin of it any more. Databases that close by themselves and "
                   "database snapshots are not offered. One broken database makes the whole "
                   "backup fail (0x800423F4): stop one instance after the other to find it (KB "
                   "2615182). A full backup by any product, of the virtual machine as well, "
                   "becomes the base of later differential ones; a copy backup does not.",
        .trouble_source = "sql-server-vss-writer-backup-guide.md; backup-fails-vss-writer.md; "
                          "blogs.technet.microsoft.com/breben the-case-of-the-trailing-space",
    },
    {
        .writer_id = "a6ad56c2-b509-4e6c-bb19-49d8f43532f0",
        .name = "WMI Writer",
        .about = "The repository and other state of Windows Management Instrumentation.",
        .service = "Winmgmt",
        .restore = "The files are replaced at a restart, which is required; the writer takes no "
                   "part.",
        .source = IN_BOX "; " CAPTURED "; " SERVICES,
    },
    {
        .writer_id = "afbab4a2-367d-4d15-a586-71dbb18f8485",
        .name = "Registry Writer",
        .about = "The registry's system hives; from Windows Vista on no user hives.",
        .service = "VSS",
        .restore = "A restart is required. An online restore has to keep "
                   "PendingFileRenameOperations: load the restored hive with RegLoadKey and copy "
                   "the value into it; on Server 2003 KeysNotToRestore names what else to keep.",
        .source = IN_BOX "; registry-backup-and-restore-operations-under-vss.md; " ERRORS "; "
                  CAPTURED,
    },
    {
        .writer_id = "b2014c9e-8711-4c5c-a5a9-3cf384484757",
        .name = "NTDS",
        .about = "The Active Directory database of a domain controller and its logs.",
        .service = "NTDS",
        .restore = "Start in Directory Services Restore Mode and restore the system state. The "
                   "component's backup metadata holds an expiration time (bound to the tombstone "
                   "lifetime) after which the backup cannot be restored; there are no incremental "
                   "backups.",
        .source = IN_BOX "; vss-backup-and-restore-of-the-active-directory.md; " SERVICES,
    },
    {
        .writer_id = "bcedcf69-e5b4-49ed-9723-7be9f7cd0992",
        .name = "EseRecoveryWriter",
        .about = "The files of one ESE database, for the time in which an ESE tool takes a shadow "
                 "copy of it and replays its logs there.",
        .source = "github.com/microsoft/Extensible-Storage-Engine esewriter.hxx",
    },
    {
        .writer_id = "be000cbe-11fe-4426-9c58-531aa6355fc4",
        .name = "ASR Writer",
        .about = "The layout of disks and volumes and the boot configuration data, for bare-metal "
                 "recovery.",
        .service = "VSS",
        .restore = "Needs Windows PE, where no other writer runs, and then a restart. PreRestore "
                   "re-creates and formats disks: exclude the one that holds the backup, but none "
                   "with a critical volume (ExcludeDisk, IncludeDisk), and address volumes by "
                   "GUID, as drive letters change.",
        .source = IN_BOX "; using-vss-automated-system-recovery-for-disaster-recovery.md; " ERRORS
                  "; " CAPTURED,
        .trouble = "Missing beside other writers, or without a volume: a hidden active partition "
                   "that the machine's maker left is a known cause (events 12290 and 16387, KB "
                   "968128). DiskShadow and VShadow leave it out where the system partition, "
                   "which has no drive letter, is not in the snapshot set: their message about it "
                   "is no fault, but such a backup is of no use for bare-metal recovery.",
        .trouble_source = "system-state-backup-fails.md",
    },
    {
        .writer_id = "be9ac81e-3619-421f-920f-4c6fea9e93ad",
        .name = "Dhcp Jet Writer",
        .about = "The files of the DHCP server role.",
        .service = "DHCPServer",
        .source = IN_BOX "; " SERVICES,
    },
    {
        .writer_id = "c2f52614-5e53-4858-a589-38eeb25c6184",
        .name = "SharePoint 2007",
        .about = "SharePoint 2007, as one backup product's list of applications has it.",
        .source = "github.com/ctera/ctera-python-sdk cterasdk/common/enum.py",
    },
    {
        .writer_id = "cd3f2362-8bef-46c7-9181-d62844cdc0b2",
        .name = "MSSearch Service Writer",
        .about = "Deletes the index files of Windows Search from shadow copies.",
        .service = "WSearch",
        .restore = "It exists only to remove files from the shadow copy: there is nothing to "
                   "restore, and leaving it out loses no data.",
        .source = IN_BOX "; " SERVICES,
    },
    {
        .writer_id = "d46bf321-fdba-4a35-8ec3-454df03bc86a",
        .name = "Sync Share Service VSS writer",
        .about = "The sync shares of Work Folders, one component each (Server 2012 R2 or later).",
        .service = "SyncShareSvc",
        .restore = "Data and metadata of a share belong together: restore both from the same "
                   "backup.",
        .source = IN_BOX "; disable-msft-syncshare",
    },
    {
        .writer_id = "d61d61c8-d73a-4eee-8cdd-f6f9786b7124",
        .name = "Task Scheduler Writer",
        .about = "The Task Scheduler's task files (Windows 7 and Server 2008 R2 or later).",
        .restore = "The writer takes no part; files in use are replaced at the next restart.",
        .source = IN_BOX "; " CAPTURED,
    },
    {
        .writer_id = "d76f5a28-3092-4589-ba48-2958fb88ce29",
        .name = "FRS Writer",
        .about = "SYSVOL and other folders replicated by the File Replication Service; not the "
                 "service's own database.",
        .service = "NtFrs",
        .restore = "Custom method, without the writer: stop NtFrs, restore the files, set "
                   "BurFlags to D2 (non-authoritative) or, as a last resort, D4 (authoritative), "
                   "and start it. For D4 disable NtFrs on all downstream partners first.",
        .source = "backing-up-and-restoring-an-frs-replicated-sysvol-folder.md",
    },
    {
        .writer_id = "da452614-4858-5e53-a512-38aab25c61ad",
        .name = "SharePoint Services Writer",
        .variants = VARIANTS("SharePoint VSS Writer", "SPF-VSS Writer"),
        .about = "A SharePoint farm: refers to its databases and to the search writer's index "
                 "files (2010 or later).",
        .service = "SPWriterV4",
        .restore = "Stop SharePoint's administration, search and timer services, and IIS for a "
                   "whole farm. The configuration and Central Administration databases come back "
                   "only with the whole farm, and the IIS configuration has to be restored "
                   "separately.",
        .source = "KB 2537096; sharepoint-vss-writer.md; vss-requestors-and-sharepoint.md; "
                  "github.com/HiltonGiesenow/PoShMon Test-SPWindowsServiceState.ps1",
        .trouble = "The configuration and Central Administration databases cannot be chosen "
                   "alone. Components of the search are there only while its services run.",
        .trouble_source = "docs.microsoft.com cc264326",
    },
    {
        .writer_id = "dd846aaa-a1b6-42a8-aaf8-03dcb6114bfd",
        .name = "ADAM (instance1) Writer",
        .variants = VARIANTS("ADAM (*) Writer"),
        .about = "The database and logs of one AD LDS (ADAM) instance; all instances share the "
                 "writer's id.",
        .service = "ADAM_*",
        .restore = "The component's backup metadata holds an expiration time after which the "
                   "backup cannot be restored.",
        .source = IN_BOX "; " MORE_SERVICES,
    },
    {
        .writer_id = "e38c2e3c-d4fb-4f4d-9550-fcafda8aae9a",
        .name = "Microsoft Writer (Service State)",
        .about = "The state of system services on Windows XP, to judge by its name: no page "
                 "describes it.",
        .source = "a vssadmin listing in the notes of github.com/greshem; KB 943471 (the name)",
    },
    {
        .writer_id = "e8132975-6f93-4464-a53e-1050253ae220",
        .name = "System Writer",
        .about = "The operating system's binaries, drivers, catalogs and the files of services.",
        .service = "CryptSvc",
        .restore = "The writer takes no part: the restoring program has to create the hard links "
                   "between WinSxS and system32 again and set the ACLs. A restart is required.",
        .source = IN_BOX "; " CAPTURED,
        .trouble = "Where it is missing, documents cannot show why. Known causes: its list grew "
                   "too long (event 8193, \"XML document is too long\"), often by files below "
                   "Temporary ASP.NET Files: \"vssdoc inspect --stats\" shows the largest folders "
                   "of an older capture; its account may not read winsxs\\filemaps or "
                   "PendingRenames (CAPI2 event 513, \"AddCoreCsiFiles\", access denied); "
                   "VssAccessControl keeps NETWORK SERVICE out (event 8213); a folder was moved "
                   "behind a junction (event 513, RtlConvertNtFilePathToWin32Path). Event 513 "
                   "about the Link-Layer Discovery Protocol driver is harmless. An impossible "
                   "path comes from the ImagePath of a service below "
                   "HKLM\\SYSTEM\\CurrentControlSet\\Services.",
        .trouble_source = "system-writer-not-found-in-backup.md; "
                          "event-id-8193-when-you-perform-backup.md; "
                          "event-id-513-vss-windows-server.md; "
                          "system-state-backup-fails-invalid-imagepath.md",
    },
    {
        .writer_id = "eee8c692-67ed-4250-8d86-390603070d00",
        .name = "Event Log Writer",
        .variants = VARIANTS("Application Event Log Writer"),
        .about = "The event logs, on Windows Server 2003.",
        .service = "VSS",
        .source = "KB 2952783; " ERRORS,
    },
    {
        .writer_id = "f08c1483-8407-4a26-8c26-6c267a629741",
        .name = "WINS Jet Writer",
        .about = "The files of the Windows Internet Name Service.",
        .service = "WINS",
        .source = IN_BOX "; " SERVICES,
    },
    {
        .writer_id = "f2436e37-09f5-41af-9b2a-4ca2435dbfd5",
        .name = "Microsoft Writer (Bootable State)",
        .variants = VARIANTS("Bootable State writer"),
        .about = "The registry, on Windows XP, which has no registry writer.",
        .restore = "The registry needs its own procedure: RegLoadKey, the copying of what "
                   "KeysNotToRestore names, RegReplaceKey, and a restart.",
        .source = "registry-backup-and-restore-operations-under-vss.md; a vssadmin listing in the "
                  "notes of github.com/greshem (the name)",
    },
    {
        .writer_id = "f8544ac1-0611-4fa5-b04b-f7ee00b03277",
        .name = "MSDEWriter",
        .variants = VARIANTS("MSDE Writer"),
        .about = "SQL Server 2000 and MSDE databases, on Windows XP and Server 2003.",
        .service = "VSS",
        .restore = "From Windows Vista and Server 2008 on this writer does not exist: "
                   "SqlServerWriter is to be used, for SQL Server 2005 SP2 or later.",
        .source = "KB 2952783; " IN_BOX "; " ERRORS,
    },
};

enum { N_KNOWN_WRITERS = sizeof known_writers / sizeof known_writers[0] };

static int compare_id(const void *id, const void *row)
{
    return strcmp(id, ((const struct vssdoc_known_writer *)row)->writer_id);
}

const struct vssdoc_known_writer *vssdoc_known_writer_find(const struct vssdoc_guid *writer_id)
{
    if (!writer_id->valid)
        return NULL;
    char id[VSD_GUID_TEXT];
    vssdoc_guid_format(writer_id, id);
    return bsearch(id, known_writers, N_KNOWN_WRITERS, sizeof known_writers[0], compare_id);
}

const struct vssdoc_known_writer *vssdoc_known_writer_at(size_t index)
{
    return index < N_KNOWN_WRITERS ? &known_writers[index] : NULL;
}

bool vsd_is_writer(const struct vssdoc_guid *id, const char *known)
{
    struct vssdoc_guid guid;
    return vssdoc_guid_parse(known, &guid) && vssdoc_guid_equal(id, &guid);
}
