/* What redaction leaves as it is: it tells nothing about a machine or its owner, and rules,
 * selections and people go by it. */
#include "redact/words.h"

#include <stddef.h>

const struct vsd_known_list vsd_known_lists[] = {
    {VSD_KNOWN_ROOT, "Windows|Program Files|Program Files (x86)|ProgramData|Users|Documents and "
                     "Settings|System Volume "
                     "Information|$Recycle.Bin|Recovery|Boot|EFI|inetpub|PerfLogs|ClusterStorage|"
                     "WindowsImageBackup"},
    {VSD_KNOWN_FOLDER,
     "System32|SysWOW64|WinSxS|System|Drivers|DriverStore|FileRepository|Config|RegBack|Fonts|Inf|"
     "Tasks|"
     "Temp|Microsoft|Windows|Windows NT|Public|Default|All "
     "Users|AppData|Local|LocalLow|Roaming|Common "
     "Files|Program Files|Application Data|Start "
     "Menu|Programs|Logs|CBS|DISM|Debug|servicing|Version|"
     "Packages|Globalization|Help|IME|Media|Resources|Setup|SoftwareDistribution|DataStore|"
     "Download|"
     "Prefetch|Registration|CRMLog|Repository|wbem|Microsoft.NET|Framework|Framework64|v2.0.50727|"
     "v3.0|v3.5|v4.0.30319|assembly|Temporary ASP.NET "
     "Files|catroot|catroot2|winevt|DHCP|backup|inetsrv|"
     "NTDS|SYSVOL|domain|staging|staging areas|CertLog|LogFiles|Diagnostics|Minidump|Panther|spool|"
     "ServiceProfiles|NetworkService|LocalService|systemprofile|Crypto|RSA|MachineKeys|Network|"
     "Downloader|WindowsPowerShell|Hyper-V|Virtual Machines|Virtual Hard Disks|Snapshots|Resource "
     "Types|Dedup|ChunkStore|Settings|Microsoft SQL Server|MSSQL|Boot|Filemaps|Manifests|WinRE|"
     "Windows Defender|Search|Applications|Data|PLA|Performance|Security|AppCompat|bcastdvr|Device|"
     "GLOBALROOT|DfsrPrivate"},
    {VSD_KNOWN_FILE,
     "BCDocument.xml|Manifest.xml|backupcom.xml|info.json|BackupSpecs.xml|writer.xml|bcd.xml|wmd."
     "xml|"
     "pagefile.sys|hiberfil.sys|swapfile.sys|bootmgr|ntds.dit|edb.chk|edb.log|edb*.log|"
     "edb*.*|"
     "edbres*.jrs|ntuser.dat|usrclass.dat|"
     "InitialStore.xml|data.vmcx|index.dat|windows_components_config"},
    {VSD_KNOWN_ENDING, "exe|dll|sys|com|bat|cmd|ps1|ocx|cpl|drv|mui|mun|cat|inf|pnf|ini|cfg|conf|"
                       "config|xml|json|txt|log|"
                       "dat|db|db3|mdf|ndf|ldf|bak|trn|edb|chk|jrs|jcp|jtx|stm|pat|dit|tmp|temp|"
                       "etl|evt|evtx|msi|msu|cab|zip|"
                       "tar|gz|zst|vhd|vhdx|avhd|avhdx|vhds|vmcx|vmrs|vmgs|bin|vsv|iso|ost|pst|nst|"
                       "sav|ttf|lnk|manifest|"
                       "regtrans-ms|blf|html|htm|csv|gif|png|jpg"},
    {VSD_KNOWN_PHRASE,
     "System Files|Win32 Services Files|TasksStore|Task "
     "Store|Registry|ASR|BCD|Volumes|Disks|SYSVOL|"
     "ntds|adamntds|_Windows_NTDS|COM+ REGDB|WMI|Performance Counters|Host Component|Chunk "
     "Store|Dedup "
     "Configuration|Cluster Database|Certificate "
     "Authority|WriterMetadataStore|master|model|msdb|tempdb|"
     "mssqlsystemresource|Microsoft Exchange Server|Exchange Server|Microsoft Information "
     "Store|SQLWriter|MSSQLSERVER|SQLSERVERAGENT|SQLEXPRESS|Online|Offline|Backup Using Saved "
     "State|Backup Using Child Partition Snapshot|Authoritative|Roll Forward|New Component "
     "Name|All|None|Partial|Item|File|ExcludeDisk|IncludeDisk|InjectDrivers|VSS_SHADOW_SET|UNC|"
     "GLOBALROOT|"
     "Device|"
     "ADAM|Writer|LUN|EXTENT|CON|NUL|AUX|PRN|CONIN$|CONOUT$|$AllVolumes$|$UserProfile$"},
    {VSD_KNOWN_NUMBERED,
     "harddisk|HarddiskVolume|HarddiskVolumeShadowCopy|Volume|WM|COM|LPT|Microsoft SQL Server "},
    {0, NULL},
};
