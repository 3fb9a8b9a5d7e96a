/*
 * vssdoc.h - read Windows VSS metadata documents offline
 *
 * Backup software and Windows components agree on what to back up through two kinds of XML: each
 * writer's Writer Metadata Document (WMD) and the requester's Backup Components Document (BCD).
 * This library reads them, wherever and however they were saved, into an immutable model.
 *
 * Conventions, valid for every declaration below
 *
 *   Strings     UTF-8, NUL-terminated, as the document holds them. NULL means that the document
 *               does not hold the property; an empty string means that it holds an empty one.
 *   Numbers     VSSDOC_ABSENT where the document does not hold the property, VSSDOC_UNKNOWN where
 *               its text was not understood. The text is then in the element's marks.
 *   Booleans    an int: 0, 1, VSSDOC_ABSENT or VSSDOC_UNKNOWN. No default is filled in: what the
 *               API would answer for an absent property is said at each field.
 *   Ownership   a returned pointer is borrowed from the object it was asked of and lives as long
 *               as that object; what comes back through a `T **out` is yours to free.
 *   Errors      what can fail returns a status, and says why in *error (which may be NULL); *out is
 *               NULL then. Functions without a status do not fail, save that those that return a
 *               pointer return NULL where it is said.
 *   Options     are needed unless it is said that they may be NULL; the members that are 0, false or
 *               NULL ask for the default, unless it is said how else. They are read during the call,
 *               unless a member is said to outlive something.
 *   Threads     the library has no state of its own. Different objects may be used in different
 *               threads; a capture never changes and may be read by many threads at once.
 *   Sources     page names such as definition-of-components-by-writers.md are pages of Microsoft's
 *               documentation of the Volume Shadow Copy Service; api:x is its API reference.
 */
#ifndef VSSDOC_H
#define VSSDOC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#ifndef VSSDOC_API
#define VSSDOC_API
#endif

#define VSSDOC_ABSENT (-1)  /* the document does not hold this number, mask, enumeration, boolean */
#define VSSDOC_UNKNOWN (-2) /* it holds one that this version does not understand: see the marks */

/* ------------------------------------------------------------------------------------------------
 * Errors: "I could not work". What is odd about a document that could be read is a note instead.
 * --------------------------------------------------------------------------------------------- */

enum vssdoc_status {
    VSSDOC_OK = 0,
    VSSDOC_NO_MEMORY,    /* an allocation failed */
    VSSDOC_CANNOT_READ,  /* the operating system or the archive refused; see sys_errno */
    VSSDOC_CANNOT_WRITE, /* likewise, for output */
    VSSDOC_MALFORMED,    /* the bytes are not well-formed XML, or not in any encoding we know */
    VSSDOC_NOT_VSS,      /* readable, but neither WMD, BCD nor DiskShadow manifest */
    VSSDOC_LIMIT,        /* a limit of struct vssdoc_limits was reached */
    VSSDOC_BAD_ARGUMENT, /* the call makes no sense: an unknown format, an address that fits nothing */
    VSSDOC_STOPPED,      /* a callback of yours asked to stop */
    VSSDOC_NOT_KNOWN     /* no document of the capture knows what was asked about */
};

/* Where something went wrong and why. Supplied by the caller, filled on failure, may be NULL.
 * message is one sentence without the source's name and without a line break. */
struct vssdoc_error {
    enum vssdoc_status status;
    int sys_errno;           /* errno of the failed call, or 0 */
    uint64_t offset;         /* byte in the file or archive member as it is stored; 0 if not known */
    uint32_t line, column;   /* from 1, columns in UTF-16 units; 0 where no place is known */
    char source[512];        /* the file, or archive/member */
    char message[512];
};

/* Receives size bytes of output. Return false to stop: the writer's status is VSSDOC_CANNOT_WRITE then,
 * and its error has no source, as only you know why. */
typedef bool vssdoc_write_fn(void *context, const char *bytes, size_t size);

/* ------------------------------------------------------------------------------------------------
 * Limits. Everything that a hostile input could make large is bounded by one of these.
 * --------------------------------------------------------------------------------------------- */

struct vssdoc_limits {
    uint64_t document_bytes;  /* one document, as stored (256 MiB) */
    uint64_t archive_bytes;   /* all bytes unpacked from one archive, nested ones included (1 GiB) */
    uint32_t archive_members; /* members of one archive (10 000) */
    uint32_t archive_depth;   /* archives inside archives (4) */
    uint32_t folder_depth;    /* folders inside folders (32) */
    uint32_t folder_entries;  /* files and folders below one operand (200 000) */
    uint32_t element_depth;   /* elements inside elements (256) */
    uint32_t attributes;      /* of one element, and namespaces that a document declares (2000) */
    uint32_t names;           /* different names of elements and attributes in a document (65 536) */
    uint64_t model_bytes;     /* what the documents read together become in memory (1 GiB) */
    uint64_t listing_bytes;   /* one listing of files or export of a registry, unpacked (8 GiB) */
};

/* The defaults, as given above in parentheses. */
VSSDOC_API const struct vssdoc_limits *vssdoc_default_limits(void);

/* ------------------------------------------------------------------------------------------------
 * Places and oddities: every node of the model knows where it stands and what was odd about it.
 * --------------------------------------------------------------------------------------------- */

/* How sure we are of a name or a spelling on disk. No public schema of the documents exists. */
enum vssdoc_evidence {
    VSSDOC_CAPTURED = 'C',   /* seen in a captured document */
    VSSDOC_DOCUMENTED = 'D', /* shown as document XML on a page of Microsoft's */
    VSSDOC_TEST_WRITER = 'T',/* from the Test Writer's or BETest's configuration vocabulary only */
    VSSDOC_INFERRED = 'N'    /* not seen; what the API's own name gives under the seen convention */
};

/* A property whose spelling needs a remark. */
struct vssdoc_mark {
    const struct vssdoc_mark *next;
    const char *key;   /* the property's key in our JSON, e.g. "backup_type" */
    const char *raw;   /* the document's own text where it was not understood, else NULL */
    bool inferred;     /* read through a name or spelling that no source confirms */
    const char *name;    /* the attribute as the document spells it, "text()" for character data;
                            NULL: an element, or spelled as the table has it */
    const char *spelled; /* a value that was understood, but is not spelled as documents were seen
                            to spell it; else NULL */
};

/* What the reader did not know. Nothing in a document is dropped. */
struct vssdoc_extra_attribute {
    const struct vssdoc_extra_attribute *next;
    const char *name;  /* with prefix where it has one; "CHILD/name" for a child read into its parent */
    const char *value;
};
struct vssdoc_extra_element {
    const struct vssdoc_extra_element *next;
    const char *xml;   /* the element, comment or instruction as the document spells it */
    const struct vssdoc_element *in;    /* the element that it stands in; NULL: in front of the root,
                                           or not read from a document */
    const struct vssdoc_element *after; /* the last known element that began before it; NULL: none */
};
struct vssdoc_extra {
    const struct vssdoc_extra_attribute *attributes;
    const struct vssdoc_extra_element *elements;
    const char *text;  /* character data where none belongs, else NULL */
};

/* An element of a document. First member of every model structure. */
struct vssdoc_element {
    const struct vssdoc_element *parent; /* NULL for the root */
    const char *name;                    /* local name, as the document spells it */
    uint64_t offset;                     /* of '<', in the file or member as it is stored */
    uint32_t line, column;               /* of '<', from 1; columns in UTF-16 units */
    uint32_t index;                      /* among siblings of the same name, from 1 */
    const struct vssdoc_mark *marks;     /* NULL when nothing needs a remark */
    const struct vssdoc_extra *extra;    /* NULL when everything was known */
};

/* The element's path: /WRITER_METADATA/BACKUP_LOCATIONS[1]/FILE_GROUP[3]/FILE_LIST[12].
 * Writes at most size bytes including the NUL, returns the length it would have had. */
VSSDOC_API size_t vssdoc_locator(const struct vssdoc_element *element, char *out, size_t size);

/* The mark of one property of an element, NULL when there is none. */
VSSDOC_API const struct vssdoc_mark *vssdoc_mark_of(const struct vssdoc_element *element,
                                                    const char *key);

/* ------------------------------------------------------------------------------------------------
 * Values
 * --------------------------------------------------------------------------------------------- */

/* A GUID. Compare with vssdoc_guid_equal, never as text: case and braces vary between documents. */
struct vssdoc_guid {
    const char *spelling;    /* as the document has it; NULL when absent */
    bool valid;              /* false when absent or not a GUID */
    unsigned char bytes[16]; /* in the order of the text */
};

/* True when both are valid and equal. */
VSSDOC_API bool vssdoc_guid_equal(const struct vssdoc_guid *a, const struct vssdoc_guid *b);

/* Reads a GUID with or without braces, in any case, from UTF-8 text that stays yours and must
 * outlive *out. Returns false, and an invalid GUID, for anything else. */
VSSDOC_API bool vssdoc_guid_parse(const char *text, struct vssdoc_guid *out);

/* Lower case, no braces. */
VSSDOC_API void vssdoc_guid_format(const struct vssdoc_guid *guid, char out[37]);

/* A value that the document holds as base64, such as a writer's private metadata. SQL Server's have
 * a length in front (32 bits, little-endian); that layout is an observation, not documented. */
struct vssdoc_binary {
    const char *spelling; /* as the document has it; NULL when absent */
    bool base64;          /* false: the text is not base64 and is itself the value */
    bool length_prefix;   /* the first four bytes are the length of the rest */
    size_t size;          /* bytes of the value: after decoding, the prefix included */
    const char *text;     /* the value (without the prefix) where it is text, else NULL */
};

/* The enumerations and masks of the API, each spelled in one table (vss.h, vswriter.h, vsbackup.h).
 * The model holds their values; unknown bits of a mask are kept. */
enum vssdoc_enumeration_id {
    VSSDOC_USAGE_TYPE,           /* VSS_USAGE_TYPE */
    VSSDOC_SOURCE_TYPE,          /* VSS_SOURCE_TYPE */
    VSSDOC_RESTOREMETHOD,        /* VSS_RESTOREMETHOD_ENUM */
    VSSDOC_WRITERRESTORE,        /* VSS_WRITERRESTORE_ENUM */
    VSSDOC_COMPONENT_TYPE,       /* VSS_COMPONENT_TYPE */
    VSSDOC_COMPONENT_FLAGS,      /* VSS_COMPONENT_FLAGS, mask */
    VSSDOC_BACKUP_SCHEMA,        /* VSS_BACKUP_SCHEMA, mask */
    VSSDOC_FILE_SPEC_BACKUP_TYPE,/* VSS_FILE_SPEC_BACKUP_TYPE, mask */
    VSSDOC_SNAPSHOT_ATTRIBUTES,  /* VSS_VOLUME_SNAPSHOT_ATTRIBUTES, mask */
    VSSDOC_BACKUP_TYPE,          /* VSS_BACKUP_TYPE */
    VSSDOC_RESTORE_TYPE,         /* VSS_RESTORE_TYPE */
    VSSDOC_RESTORE_TARGET,       /* VSS_RESTORE_TARGET */
    VSSDOC_FILE_RESTORE_STATUS,  /* VSS_FILE_RESTORE_STATUS */
    VSSDOC_ROLLFORWARD_TYPE,     /* VSS_ROLLFORWARD_TYPE */
    VSSDOC_SNAPSHOT_STATE,       /* VSS_SNAPSHOT_STATE */
    VSSDOC_ENUMERATIONS          /* how many there are */
};

struct vssdoc_constant {
    uint32_t value;
    const char *name;             /* the API's constant: "VSS_RME_RESTORE_IF_CAN_REPLACE" */
    const char *seen;             /* the documents' spelling, NULL where no source shows one */
    const char *const *accepted;  /* further spellings read as this value, NULL-terminated, or NULL */
    const char *meaning;          /* one sentence */
};

struct vssdoc_enumeration {
    const char *name;             /* "VSS_RESTOREMETHOD_ENUM" */
    const char *prefix;           /* of its constants: "VSS_RME_" */
    bool mask;
    const struct vssdoc_constant *constants;
    size_t n_constants;
    const char *source;           /* the page that documents it */
};

/* Never NULL for an id below VSSDOC_ENUMERATIONS, else NULL. */
VSSDOC_API const struct vssdoc_enumeration *vssdoc_enumeration(enum vssdoc_enumeration_id id);

/* The constant of a value of an enumeration, or of a single bit of a mask; NULL when it has none. */
VSSDOC_API const struct vssdoc_constant *vssdoc_constant(enum vssdoc_enumeration_id id,
                                                         int64_t value);

/* ------------------------------------------------------------------------------------------------
 * The Writer Metadata Document (writer-metadata-document-contents.md)
 * --------------------------------------------------------------------------------------------- */

struct vssdoc_document;

enum vssdoc_file_set_kind {
    VSSDOC_FILE_LIST,
    VSSDOC_DATABASE_FILES,
    VSSDOC_DATABASE_LOGFILES,
    VSSDOC_INCLUDE,
    VSSDOC_EXCLUDE,
    VSSDOC_EXCLUDE_FROM_SNAPSHOT,
    VSSDOC_ALTERNATE_LOCATION_MAPPING,
    VSSDOC_NEW_TARGET
};

/* The kind as our JSON spells it: "file_list". */
VSSDOC_API const char *vssdoc_file_set_kind_name(enum vssdoc_file_set_kind kind);

/* A file set: IVssWMFiledesc. (path, filespec, recursive) is its identity within its kind. */
struct vssdoc_file_set {
    struct vssdoc_element at;
    const struct vssdoc_file_set *next;
    enum vssdoc_file_set_kind kind;
    int recursive;             /* absent: no */
    const char *path;          /* a directory; may hold environment variables, never wildcards */
    const char *filespec;      /* a name pattern with * and ? */
    const char *alternate_path;/* of a file set: where the backup reads instead (backup side); of a
                                  mapping or new target: where the restore goes (restore side) */
    int64_t backup_type;       /* VSS_FILE_SPEC_BACKUP_TYPE; absent: 0xF0F, everything, from the
                                  snapshot (api:ne-vsbackup-vss_file_spec_backup_type) */
};

/* A dependency on another writer's component: IVssWMDependency
 * (dependencies-between-components-managed-by-different-writers.md). */
struct vssdoc_dependency {
    struct vssdoc_element at;
    const struct vssdoc_dependency *next;
    struct vssdoc_guid writer_id;
    const char *logical_path;    /* as the document has it, with a "\\COMPUTER\" in front if remote */
    const char *name;
    const char *full_path;       /* without the computer */
    const char *remote_computer; /* NULL when local. The pages disagree whether the computer stands in
                                    the logical path or the name: both are looked at */
};

/* A component: IVssWMComponent, VSS_COMPONENTINFO (definition-of-components-by-writers.md).
 * (writer, logical_path, name) is its identity; its type is a property. */
struct vssdoc_component {
    struct vssdoc_element at;
    const struct vssdoc_component *next;
    int type;                      /* VSS_COMPONENT_TYPE, from the element's name; never absent */
    const char *logical_path;      /* NULL: top level */
    const char *name;
    const char *full_path;         /* "\logical path\name", as DiskShadow and VShadow print it */
    const char *caption;
    int selectable;                /* no default */
    int selectable_for_restore;    /* absent: no */
    int restore_metadata;          /* absent: no */
    int notify_on_backup_complete; /* absent: no */
    int64_t flags;                 /* VSS_COMPONENT_FLAGS; absent: 0 */
    struct vssdoc_binary icon;
    const struct vssdoc_file_set *file_sets;
    size_t n_file_sets;
    const struct vssdoc_dependency *dependencies;
    size_t n_dependencies;
};

/* IVssExamineWriterMetadata::GetRestoreMethod */
struct vssdoc_restore_method {
    struct vssdoc_element at;
    int method;             /* VSS_RESTOREMETHOD_ENUM */
    const char *service;
    const char *user_procedure;
    int writer_restore;     /* VSS_WRITERRESTORE_ENUM */
    int reboot_required;    /* absent: no */
};

/* One writer instance, from one WMD: IVssExamineWriterMetadata. */
struct vssdoc_writer {
    struct vssdoc_element at;
    const struct vssdoc_document *document;
    const char *version;           /* of the document format: "1.2" */
    const struct vssdoc_element *identification; /* IDENTIFICATION; NULL: none */
    struct vssdoc_guid writer_id;  /* class; several instances may share it */
    struct vssdoc_guid instance_id;/* of one start of the writer */
    const char *name;              /* friendlyName */
    const char *instance_name;     /* persists from backup to restore; NULL unless multi-instance */
    int usage;                     /* VSS_USAGE_TYPE */
    int source_type;               /* VSS_SOURCE_TYPE */
    int64_t major_version, minor_version;
    int64_t backup_schema;         /* VSS_BACKUP_SCHEMA; absent: 0, full backups only */
    const struct vssdoc_restore_method *restore_method; /* NULL: none */
    const struct vssdoc_component *components;
    size_t n_components;
    const struct vssdoc_file_set *include_files; /* reserved, unsupported by Windows */
    const struct vssdoc_file_set *exclude_files;
    const struct vssdoc_file_set *exclude_files_from_snapshot;
    const struct vssdoc_file_set *alternate_location_mappings;
    size_t n_include_files, n_exclude_files, n_exclude_files_from_snapshot;
    size_t n_alternate_location_mappings;
    size_t n_file_sets;            /* of all components */
};

/* ------------------------------------------------------------------------------------------------
 * The Backup Components Document (backup-components-document-contents.md)
 * --------------------------------------------------------------------------------------------- */

/* IVssComponent::GetPartialFile; ranges by the grammar of working-with-partial-files.md */
struct vssdoc_partial_file {
    struct vssdoc_element at;
    const struct vssdoc_partial_file *next;
    const char *path, *filename, *ranges, *metadata;
    const char *ranges_file; /* IVssBackupComponents::SetRangesFilePath */
};

/* IVssComponent::GetDifferencedFile */
struct vssdoc_differenced_file {
    struct vssdoc_element at;
    const struct vssdoc_differenced_file *next;
    const char *path, *filespec;
    int recursive;
    const char *lsn_string;       /* reserved */
    const char *last_modify_time; /* a FILETIME as the document spells it */
};

/* IVssComponent::GetDirectedTarget (working-with-directed-targets.md) */
struct vssdoc_directed_target {
    struct vssdoc_element at;
    const struct vssdoc_directed_target *next;
    const char *source_path, *source_filename, *source_ranges;
    const char *destination_path, *destination_filename, *destination_ranges;
};

/* IVssComponent::GetRestoreSubcomponent
 * (working-with-selectability-for-restore-and-subcomponents.md) */
struct vssdoc_restore_subcomponent {
    struct vssdoc_element at;
    const struct vssdoc_restore_subcomponent *next;
    const char *logical_path, *name, *full_path;
    int repair; /* reserved, no */
};

/* A component that the requester added explicitly: IVssComponent. Implicit members of its
 * component set do not appear in a BCD (use-of-components-by-the-requestor.md). */
struct vssdoc_backup_component {
    struct vssdoc_element at;
    const struct vssdoc_backup_component *next;
    int type;                        /* VSS_COMPONENT_TYPE */
    const char *logical_path, *name, *full_path;
    const char *caption;
    int backup_succeeded;            /* absent: not recorded in this copy */
    const char *backup_stamp;        /* opaque to the requester */
    const char *previous_backup_stamp;
    const char *backup_options, *restore_options;
    int selected_for_restore;        /* absent: no */
    int additional_restores;         /* absent: no */
    int restore_target;              /* VSS_RESTORE_TARGET; absent: VSS_RT_ORIGINAL */
    int file_restore_status;         /* VSS_FILE_RESTORE_STATUS; absent: VSS_RS_UNDEFINED */
    const char *restore_name;
    int authoritative;               /* absent: no */
    int roll_forward_type;           /* VSS_ROLLFORWARD_TYPE */
    const char *roll_forward_point;
    const char *failure_hr, *failure_hr_application, *failure_message;
    const char *prepare_for_backup_failure, *post_snapshot_failure;
    const char *pre_restore_failure, *post_restore_failure;
    struct vssdoc_binary backup_metadata;  /* the writer's, from backup time */
    struct vssdoc_binary restore_metadata; /* the writer's, from PreRestore */
    const struct vssdoc_file_set *alternate_location_mappings; /* those that a restore used */
    const struct vssdoc_file_set *new_targets;
    const struct vssdoc_directed_target *directed_targets;
    const struct vssdoc_partial_file *partial_files;
    const struct vssdoc_differenced_file *differenced_files;
    const struct vssdoc_restore_subcomponent *restore_subcomponents;
};

/* The components of one writer instance: IVssWriterComponentsExt. */
struct vssdoc_writer_components {
    struct vssdoc_element at;
    const struct vssdoc_writer_components *next;
    struct vssdoc_guid writer_id, instance_id;
    const char *instance_name;
    int64_t backup_schema;
    const struct vssdoc_backup_component *components;
    size_t n_components;
};

/* One shadow copy of a transportable document's description (api:ns-vss-vss_snapshot_prop). All
 * names on disk are inferred. */
struct vssdoc_snapshot {
    struct vssdoc_element at;
    const struct vssdoc_snapshot *next;
    struct vssdoc_guid snapshot_id, snapshot_set_id, provider_id;
    int64_t snapshots_count;
    const char *device_object, *original_volume, *originating_machine, *service_machine;
    const char *exposed_name, *exposed_path;
    int64_t attributes;             /* VSS_VOLUME_SNAPSHOT_ATTRIBUTES */
    const char *creation_timestamp; /* 100 ns since 1601 UTC, as the document spells it */
    int state;                      /* VSS_SNAPSHOT_STATE */
};
struct vssdoc_snapshot_set {
    struct vssdoc_element at;
    struct vssdoc_guid snapshot_set_id;
    int64_t context;                /* VSS_VOLUME_SNAPSHOT_ATTRIBUTES */
    const char *description, *metadata;
    const struct vssdoc_snapshot *snapshots;
    size_t n_snapshots;
};

struct vssdoc_backup_components {
    struct vssdoc_element at;
    const struct vssdoc_document *document;
    const char *version;
    int bootable_system_state;
    int select_components;    /* no: whole volumes, the components mean nothing */
    int backup_type;          /* VSS_BACKUP_TYPE */
    int partial_file_support;
    int restore_type;         /* VSS_RESTORE_TYPE; absent: VSS_RTYPE_UNDEFINED, as BY_COPY */
    struct vssdoc_guid snapshot_set_id;
    const struct vssdoc_writer_components *writers;
    size_t n_writers;
    size_t n_components;      /* of all writers */
    const struct vssdoc_snapshot_set *snapshot_set; /* NULL unless the document describes one */
};

/* ------------------------------------------------------------------------------------------------
 * DiskShadow's manifest: UTF-16 without a mark, a blank in a name written %s. Not documented; as
 * seen in captured documents.
 * --------------------------------------------------------------------------------------------- */

struct vssdoc_shadow_copy {
    struct vssdoc_element at;
    const struct vssdoc_shadow_copy *next;
    struct vssdoc_guid id, provider_id;
    const char *alias, *original_volume;
};
struct vssdoc_alias {
    struct vssdoc_element at;
    const struct vssdoc_alias *next;
    const char *name, *value;
};
struct vssdoc_manifest_writer {
    struct vssdoc_element at;
    const struct vssdoc_manifest_writer *next;
    const char *name; /* blanks restored */
    const char *file; /* a path on the captured machine; its last part names the document */
};
struct vssdoc_manifest {
    struct vssdoc_element at;
    const struct vssdoc_document *document;
    struct vssdoc_guid snapshot_set_id;
    const char *machine_name;
    const struct vssdoc_shadow_copy *shadow_copies;
    const struct vssdoc_alias *aliases;
    const char *backup_components_file, *log_file;
    int64_t writer_count;
    const struct vssdoc_manifest_writer *writers;
    size_t n_shadow_copies, n_aliases, n_writers;
};

/* ------------------------------------------------------------------------------------------------
 * Documents and captures
 * --------------------------------------------------------------------------------------------- */

enum vssdoc_document_kind { VSSDOC_WMD, VSSDOC_BCD, VSSDOC_MANIFEST, VSSDOC_OTHER };
enum vssdoc_encoding {
    VSSDOC_ENCODING_NONE, /* not text, or decoded as the declaration says, which a note tells */
    VSSDOC_UTF_8,
    VSSDOC_UTF_16LE,
    VSSDOC_UTF_16BE
};

/* "wmd", "bcd", "manifest", "other" */
VSSDOC_API const char *vssdoc_document_kind_name(enum vssdoc_document_kind kind);
/* "utf-8", "utf-16le", "utf-16be"; NULL for VSSDOC_ENCODING_NONE */
VSSDOC_API const char *vssdoc_encoding_name(enum vssdoc_encoding encoding);

/* Something odd about a document that could be read all the same. */
enum vssdoc_note_code {
    VSSDOC_NOTE_NOT_VSS,            /* why the file is no VSS document */
    VSSDOC_NOTE_NO_BYTE_ORDER_MARK, /* UTF-16 without one */
    VSSDOC_NOTE_DECLARATION,        /* the declared encoding is not the one of the bytes */
    VSSDOC_NOTE_LEADING_SPACE,      /* white space in front of the document */
    VSSDOC_NOTE_TRAILING_NUL,       /* NUL characters behind it */
    VSSDOC_NOTE_NAMESPACE,          /* the root is in another namespace than captured ones */
    VSSDOC_NOTE_VERSION,            /* a version other than 1.2 */
    VSSDOC_NOTE_INFERRED_NAME,      /* read through a name that no source confirms */
    VSSDOC_NOTE_UNKNOWN_NAME,       /* kept, but unknown to this version */
    VSSDOC_NOTE_UNKNOWN_VALUE,      /* a value that was not understood */
    VSSDOC_NOTE_REPEATED,           /* an element that belongs there once stands there again */
    VSSDOC_NOTE_MADE,               /* written by vssdoc, thus no evidence of what Windows did */
    VSSDOC_NOTE_MISPLACED           /* a known name where the schema has none; kept as it is */
};
struct vssdoc_note {
    const struct vssdoc_note *next;
    enum vssdoc_note_code code;
    const char *message;                  /* one sentence */
    const struct vssdoc_element *element; /* the place, NULL when it is the whole document */
};

struct vssdoc_layout;
struct vssdoc_document {
    const char *name; /* what messages call it: the operand, and what lies below it */
    const char *path; /* relative to the capture's source, "/" between, member names in archives */
    enum vssdoc_document_kind kind;
    enum vssdoc_encoding encoding;
    bool byte_order_mark;
    const char *declared; /* the encoding its XML declaration names, NULL when there is none */
    uint64_t bytes;       /* as stored */
    const char *sha256;   /* of its bytes, in lower case; NULL unless options->digests, and for what
                             was only listed */
    const struct vssdoc_note *notes;
    const char *error;    /* why it could not be read to its end; NULL when it could */
    enum vssdoc_status status;             /* the kind of that error */
    uint64_t error_offset;                 /* and its place, 0 where none is known */
    uint32_t error_line, error_column;
    const struct vssdoc_writer *unread;    /* of a WMD that could not be read to its end: its
                                              identification, as far as it got; NULL: not so far */
    /* exactly one of these is set when kind is not other and error is NULL: */
    const struct vssdoc_writer *writer;
    const struct vssdoc_backup_components *backup_components;
    const struct vssdoc_manifest *manifest;
    const struct vssdoc_layout *layout; /* the library's own notes of where everything stands; NULL in
                                           a document that was not read */
};

/* What one machine saved at one time. */
struct vssdoc_capture {
    const char *source; /* as given, and below an operand that holds several captures the folder or
                           archive that is this one */
    bool shares_source; /* its place holds several BCDs, each of which is a capture */
    const struct vssdoc_document *const *documents;
    size_t n_documents;
    const struct vssdoc_manifest *manifest;                   /* NULL: none */
    const struct vssdoc_backup_components *backup_components; /* NULL: none */
    const struct vssdoc_writer *const *writers;               /* in document order; a WMD that says
                                                                 again what an earlier one of its
                                                                 instance says is left out */
    size_t n_writers;
    size_t n_writers_elsewhere; /* WMDs of the same place that went to another BCD, by their instance
                                   ids or folders */
};

/* What was read so far. */
struct vssdoc_progress {
    size_t captures; /* handed over */
    uint64_t documents, bytes;
};

/* Puts placeholders in the place of names while documents are read, so that all that is made of them
 * may be shown to strangers: names of machines, users, databases, components, writers that are not
 * Microsoft's, folders and files, words of captions and messages, ids, private values. What stays: known
 * folders, files and writers (see vssdoc help redaction), drive letters, ids of writers' classes, names of
 * elements and attributes. A placeholder is as long as its name; equal names get equal ones
 * everywhere, whatever their case, in all captures read with one redaction. */
struct vssdoc_redaction;
VSSDOC_API enum vssdoc_status vssdoc_redaction_new(struct vssdoc_redaction **out,
                                                   struct vssdoc_error *error);
/* Reads a key that vssdoc_redaction_write wrote: a redaction that puts the names back. */
VSSDOC_API enum vssdoc_status vssdoc_redaction_read(const char *path, struct vssdoc_redaction **out,
                                                    struct vssdoc_error *error);
/* Reads the same key to go on with it: names that it has get the placeholders that they had, so that what
 * is redacted at different times can be compared. */
VSSDOC_API enum vssdoc_status vssdoc_redaction_resume(const char *path,
                                                      struct vssdoc_redaction **out,
                                                      struct vssdoc_error *error);
/* NULL is allowed. */
VSSDOC_API void vssdoc_redaction_free(struct vssdoc_redaction *redaction);
/* A path as the redaction shows it; lasts until it is used again. NULL when memory runs out. */
VSSDOC_API const char *vssdoc_redaction_path(struct vssdoc_redaction *redaction, const char *path);
/* What stays, list by list, with '|' between: folders at the root of a volume; folders below known ones;
 * files; endings of files' names; names of components and keys of options; what stays with a number
 * behind it. NULL past the end. Names of known writers and their services stay as well. */
VSSDOC_API const char *vssdoc_redaction_stays(size_t index);

struct vssdoc_read_options {
    const struct vssdoc_limits *limits; /* NULL: the defaults */
    const struct vssdoc_names *names;   /* further spellings, see vssdoc_names_read; NULL: none */
    bool digests;                       /* work out every document's SHA-256 */
    struct vssdoc_redaction *redaction; /* NULL: none. Of one thread at a time */
    /* Called for an operand or file that could not be read, and for nothing else: a document inside
     * a capture carries its own error. Reading goes on with the next. May be NULL. */
    void (*problem)(void *context, const struct vssdoc_error *error);
    /* Called with a line about what was looked at and passed over. May be NULL. */
    void (*verbose)(void *context, const char *source, const char *message);
    /* Called now and then with how far the reading is. May be NULL. */
    void (*progress)(void *context, const struct vssdoc_progress *progress);
    void *context; /* of all */
};

/* Called with each capture as soon as it is complete. The capture is yours: free it with
 * vssdoc_capture_free. Return false to stop. */
typedef bool vssdoc_capture_fn(void *context, struct vssdoc_capture *capture);

/* Reads every capture that the operands hold: files, folders, archives (.cab, .zip, .tar and what
 * else libarchive reads), listings of "vshadow -wm3", "-" for standard input. Files given together
 * form one capture; every folder and every archive is one of its own; a folder that holds no VSS
 * document itself is searched for captures, and so is an archive. A second BCD in one place starts a
 * second capture; WMDs go to the BCD whose instance ids they carry, else to all, or where there are
 * more than 64 to the first. Nothing is ever written, and archives are read in memory.
 * options may be NULL. Returns the first trouble that options->problem was told of, or would have
 * been; VSSDOC_OK when there was none: then, too, documents of a capture may carry errors. */
VSSDOC_API enum vssdoc_status vssdoc_read(const char *const *operands, size_t n_operands,
                                          const struct vssdoc_read_options *options,
                                          vssdoc_capture_fn *each, void *context,
                                          struct vssdoc_error *error);

/* Reading captures side by side. */
struct vssdoc_jobs {
    unsigned n;    /* threads that read, each one capture at a time; 0: as many as there are
                      processors; 1: none besides yours */
    /* What takes long with a capture, called in other threads than yours and in several at once. May be
     * NULL. */
    void *(*work)(void *context, const struct vssdoc_capture *capture);
    /* As vssdoc_capture_fn, one after the other, in the order that any number of threads gives; the
     * captures that wait for their turn are few. Called in any of the threads, yours among them, and in
     * one at a time. result is what work returned, NULL where it was not called: where there are no
     * threads, and for captures whose turn it was when they had been read. */
    bool (*each)(void *context, struct vssdoc_capture *capture, void *result);
    /* Called in any thread with what work returned and nobody was handed because the reading was stopped.
     * May be NULL. */
    void (*drop)(void *context, void *result);
    void *context; /* of all three */
};

/* As vssdoc_read. problem, verbose and progress are called like each: in any thread, never two at once,
 * and never while each is. */
VSSDOC_API enum vssdoc_status vssdoc_read_jobs(const char *const *operands, size_t n_operands,
                                               const struct vssdoc_read_options *options,
                                               const struct vssdoc_jobs *jobs,
                                               struct vssdoc_error *error);

/* Reads one capture from bytes in memory, which stay yours. name is what messages call it. */
VSSDOC_API enum vssdoc_status vssdoc_read_memory(const char *name, const void *bytes, size_t size,
                                                 const struct vssdoc_read_options *options,
                                                 vssdoc_capture_fn *each, void *context,
                                                 struct vssdoc_error *error);

/* NULL is allowed. */
VSSDOC_API void vssdoc_capture_free(struct vssdoc_capture *capture);

/* ------------------------------------------------------------------------------------------------
 * Names on disk (one row per property of the documents)
 * --------------------------------------------------------------------------------------------- */

struct vssdoc_name {
    const char *object;   /* "component", "backup_component", … */
    const char *key;      /* the property, as our JSON spells it */
    bool element;         /* an element, else an attribute */
    const char *spelling; /* on disk; several separated by '|', the first being what we write */
    enum vssdoc_evidence evidence; /* of the first; the others are inferred */
    const char *source;   /* the API call or page that the property comes from */
    enum vssdoc_enumeration_id values; /* what it holds; VSSDOC_ENUMERATIONS: no enumeration */
    bool boolean;                      /* it holds yes or no */
};

/* The table, row by row; false past the end. */
VSSDOC_API bool vssdoc_name_at(size_t index, struct vssdoc_name *out);

/* Reads further spellings from a text in the table's own format, one row per line:
 *     object <TAB> key <TAB> attribute|element <TAB> spelling [<TAB> evidence [<TAB> source]]
 * Empty lines and lines that begin with '#' are passed over. Objects and keys are the table's.
 * VSSDOC_BAD_ARGUMENT names the line that is none of this. Free with vssdoc_names_free. */
VSSDOC_API enum vssdoc_status vssdoc_names_read(const char *path, struct vssdoc_names **out,
                                                struct vssdoc_error *error);
/* NULL is allowed. */
VSSDOC_API void vssdoc_names_free(struct vssdoc_names *names);

/* ------------------------------------------------------------------------------------------------
 * Known writers (in-box-vss-writers.md and the pages that each row names)
 * --------------------------------------------------------------------------------------------- */

struct vssdoc_known_writer {
    const char *writer_id;            /* lower case, no braces */
    const char *name;                 /* never NULL */
    const char *const *variants;      /* other documented spellings, "*" for a varying part; or NULL */
    const char *about;                /* what it protects */
    const char *service;              /* the Windows service behind it; NULL: no source names one */
    const char *restore;              /* what a restore must know; NULL: nothing special documented */
    const char *trouble;              /* why it or its components may be missing, and what else people
                                         run into; NULL: no source tells */
    const char *source, *trouble_source;
};

/* By class id; NULL when unknown. */
VSSDOC_API const struct vssdoc_known_writer *
vssdoc_known_writer_find(const struct vssdoc_guid *writer_id);
/* Row by row; NULL past the end. */
VSSDOC_API const struct vssdoc_known_writer *vssdoc_known_writer_at(size_t index);

/* ------------------------------------------------------------------------------------------------
 * Error codes (vsserror.h, and what else the calls of VSS return)
 * --------------------------------------------------------------------------------------------- */

struct vssdoc_hresult {
    uint32_t value;
    const char *name;    /* "VSS_E_WRITERERROR_RETRYABLE", of Windows' own "E_FAIL", "ERROR_DISK_FULL" */
    const char *meaning; /* one sentence */
    const char *source;
};

/* Row by row, in the order of values; NULL past the end. */
VSSDOC_API const struct vssdoc_hresult *vssdoc_hresult_at(size_t index);

/* ------------------------------------------------------------------------------------------------
 * Looking around in a capture
 * --------------------------------------------------------------------------------------------- */

/* The WMD that a BCD's writer entry belongs to: by class id, then instance id, then instance name,
 * then, where the class has several instances here or in the BCD, the components it holds (the first
 * 64 instances of a class are compared, by the entry's first 16 components). NULL when there is none.
 * *ambiguous (may be NULL) tells that several fit equally; the first in document order is returned
 * then. */
VSSDOC_API const struct vssdoc_writer *
vssdoc_writer_of(const struct vssdoc_capture *capture,
                 const struct vssdoc_writer_components *entry, bool *ambiguous);

/* The BCD's entry for a WMD, NULL when the writer has none. */
VSSDOC_API const struct vssdoc_writer_components *
vssdoc_entry_of(const struct vssdoc_capture *capture, const struct vssdoc_writer *writer);

/* The BCD's record of a writer's component, NULL when it was not added explicitly. Paths and names
 * compare without regard to case, as Windows compares them, where none is spelled the same. */
VSSDOC_API const struct vssdoc_backup_component *
vssdoc_record_of(const struct vssdoc_capture *capture, const struct vssdoc_writer *writer,
                 const struct vssdoc_component *component);

/* Likewise in an entry: of writers with several instances of which not each has a WMD. */
VSSDOC_API const struct vssdoc_backup_component *
vssdoc_record_in(const struct vssdoc_capture *capture,
                 const struct vssdoc_writer_components *entry,
                 const struct vssdoc_component *component);

/* Every instance has one entry in a BCD that VSS saved, and every component one record. Others may have
 * more: the first entry of an instance (mostly the entry itself), the next one of the same instance
 * (NULL: there is none), and the first record of a component in any of them (mostly the record
 * itself). */
VSSDOC_API const struct vssdoc_writer_components *
vssdoc_entry_first(const struct vssdoc_capture *capture,
                   const struct vssdoc_writer_components *entry);
VSSDOC_API const struct vssdoc_writer_components *
vssdoc_entry_again(const struct vssdoc_capture *capture,
                   const struct vssdoc_writer_components *entry);
VSSDOC_API const struct vssdoc_backup_component *
vssdoc_record_first(const struct vssdoc_capture *capture,
                    const struct vssdoc_writer_components *entry,
                    const struct vssdoc_backup_component *record);

/* The name of a BCD's writer entry: its WMD's, else the known writer's, else NULL. */
VSSDOC_API const char *vssdoc_entry_name(const struct vssdoc_capture *capture,
                                         const struct vssdoc_writer_components *entry);

/* The document that a line of the manifest means: by the file's name, and where the file was renamed
 * by the writer's name, if one document alone bears it. NULL when it is not in the capture. */
VSSDOC_API const struct vssdoc_document *
vssdoc_manifest_document(const struct vssdoc_capture *capture,
                         const struct vssdoc_manifest_writer *line);
/* The other way round: the first line that means a document, NULL when none does. */
VSSDOC_API const struct vssdoc_manifest_writer *
vssdoc_manifest_line(const struct vssdoc_capture *capture, const struct vssdoc_document *document);

/* A volume of the machine as the ASR writer's captions name it
 * (using-vss-automated-system-recovery-for-disaster-recovery.md; the captions as captured). */
struct vssdoc_volume {
    struct vssdoc_guid guid;
    const char *mount;     /* "C:", a mount folder, or NULL: not mounted, probably the EFI system
                              partition or system reserved */
    bool critical;         /* the component is not selectable: ASR must restore the volume */
};

/* The volumes that the capture's ASR writer lists, found when the capture was made; *n_out is 0 and
 * the result NULL when there are none. */
VSSDOC_API const struct vssdoc_volume *vssdoc_volumes(const struct vssdoc_capture *capture,
                                                      size_t *n_out);

/* Whether two names are one as Windows compares them: without regard to case, by simple upper case. */
VSSDOC_API bool vssdoc_names_equal(const char *a, const char *b);

/* ------------------------------------------------------------------------------------------------
 * Selection: which components and file sets a backup holds, and why
 * --------------------------------------------------------------------------------------------- */

/* Whose rules decide what is selected. They differ where a component that is not selectable lies
 * above others: see vssdoc_selection.differences. */
enum vssdoc_requester {
    VSSDOC_BY_DISKSHADOW, /* what DiskShadow and VShadow do: the published sample, checked with captures */
    VSSDOC_BY_DOCUMENTATION  /* logical-pathing-of-components.md, working-with-selectability-for-backup.md */
};
/* "diskshadow", "documented" */
VSSDOC_API const char *vssdoc_requester_name(enum vssdoc_requester requester);

enum vssdoc_inclusion { VSSDOC_NOT_INCLUDED, VSSDOC_EXPLICIT, VSSDOC_IMPLICIT };
/* "none", "explicit", "implicit" */
VSSDOC_API const char *vssdoc_inclusion_name(enum vssdoc_inclusion inclusion);

/* Why a component is in a backup or not. */
enum vssdoc_selection_reason {
    VSSDOC_BECAUSE_EXPLICIT,     /* it was added, or would be */
    VSSDOC_BECAUSE_IMPLICIT,     /* by: the component above that brings it along */
    VSSDOC_VOLUME_NOT_IN_SET,    /* by: all volumes of its files that the snapshot set lacks */
    VSSDOC_WRITER_LEFT_OUT,      /* by: the component without which the writer cannot take part, or the
                                    writer where no component of it is left */
    VSSDOC_ANCESTOR_NOT_INCLUDED,/* by: the component above, with which alone it could be */
    VSSDOC_REQUESTER_CHOICE      /* no rule explains it; by: the option that says so, else NULL */
};
/* "explicit", "implicit", "volume_not_in_set", … */
VSSDOC_API const char *vssdoc_selection_reason_name(enum vssdoc_selection_reason reason);

/* ---- files of the machine, where somebody has them ---- */

/* Where files come from: listings, mounted volumes. Nothing is ever written, no link is followed. */
struct vssdoc_host;

/* All lists are NULL-terminated; a NULL list is empty. */
struct vssdoc_host_options {
    const char *const *listings; /* files with a path per line, as "dir /s /b" writes them, also compressed;
                                    "-" is standard input. A line that is another line's parent, or ends in
                                    a backslash, is a folder */
    const char *listing_encoding;/* "utf-8", "utf-16le", "cp850", "windows-1252", …; NULL: by the bytes */
    const char *const *roots;    /* "C:=DIR": what is mounted at DIR here is C: there */
    /* Called for what could not be used, a line with its number: once, not at every walk. May be NULL. */
    void (*problem)(void *context, const struct vssdoc_error *error);
    /* Called with what was assumed about a listing. May be NULL. */
    void (*notice)(void *context, const char *source, const char *message);
    void *context; /* of both */
    const struct vssdoc_limits *limits; /* NULL: the defaults */
};

/* VSSDOC_BAD_ARGUMENT for an encoding that is not known and a root that is none. Listings and folders are
 * opened when they are walked; the options' texts outlive the host. Free it with vssdoc_host_free. */
VSSDOC_API enum vssdoc_status vssdoc_host_new(const struct vssdoc_host_options *options,
                                              struct vssdoc_host **out, struct vssdoc_error *error);
/* Called with each file's path, "C:\Windows\notepad.exe", which lasts for the call. Return false to stop. */
typedef bool vssdoc_file_fn(void *context, const char *path);
/* Goes through all files, listings first, as often as it is called. What cannot be read is a problem and
 * the rest goes on; the status is VSSDOC_OK all the same. */
VSSDOC_API enum vssdoc_status vssdoc_host_walk(struct vssdoc_host *host, vssdoc_file_fn *each,
                                               void *context, struct vssdoc_error *error);
/* Whether a file of this path, which the last walk went through to its end and did not meet, is known not
 * to be there: a listing counts as all that there is; of mounted volumes others are not known, nor what
 * could not be read of them. below: a file anywhere below that folder. */
VSSDOC_API bool vssdoc_host_knows(const struct vssdoc_host *host, const char *path, bool below);
/* NULL is allowed. */
VSSDOC_API void vssdoc_host_free(struct vssdoc_host *host);

/* What a machine's registry says about backups, from an export ("reg export", regedit):
 * HKLM\SYSTEM\CurrentControlSet\Control\BackupRestore (registry-keys-for-backup-and-restore.md). */
enum vssdoc_registry_key {
    VSSDOC_FILES_NOT_TO_BACKUP,
    VSSDOC_FILES_NOT_TO_SNAPSHOT,
    VSSDOC_KEYS_NOT_TO_RESTORE /* shown, and of no account for files */
};
/* "FilesNotToBackup", … */
VSSDOC_API const char *vssdoc_registry_key_name(enum vssdoc_registry_key key);
struct vssdoc_registry_value {
    enum vssdoc_registry_key key;
    const char *name; /* of the value, or of the key below in which it stands */
    const char *text; /* one string of it: "[drive][path]\name[ /s]" */
    uint32_t line;
};
struct vssdoc_registry {
    const struct vssdoc_registry_value *values;
    size_t n_values;
};
/* Reads an export in UTF-16 or ANSI. problem (may be NULL) is told of lines that make no sense, which are
 * passed over. VSSDOC_BAD_ARGUMENT says what the file is when it is no export, or has none of the keys.
 * Free *out with vssdoc_registry_free. */
VSSDOC_API enum vssdoc_status vssdoc_registry_read(
    const char *path, void (*problem)(void *context, const struct vssdoc_error *error), void *context,
    struct vssdoc_registry **out, struct vssdoc_error *error);
/* NULL is allowed. */
VSSDOC_API void vssdoc_registry_free(struct vssdoc_registry *registry);

/* Why a file is in a backup or not, in the order in which they win over each other. */
enum vssdoc_file_reason {
    VSSDOC_FILE_INCLUDED,
    VSSDOC_FILE_EXCLUDED_BY_WRITER,
    VSSDOC_FILE_EXCLUDED_BY_REGISTRY,
    VSSDOC_FILE_NOT_IN_BACKUP_TYPE,
    VSSDOC_FILE_COMPONENT_NOT_INCLUDED,
    VSSDOC_FILE_UNCLAIMED,
    VSSDOC_FILE_EXCLUDED_FROM_SNAPSHOT, /* somebody deletes it from the shadow copy: where a component holds
                                           it, if they can, and it counts as included */
    VSSDOC_FILE_REASONS                 /* how many there are */
};
/* "included", "excluded_by_writer", … */
VSSDOC_API const char *vssdoc_file_reason_name(enum vssdoc_file_reason reason);

/* What became of a file. Texts last as long as the call that tells it. */
struct vssdoc_selected_file {
    const char *path;
    const char *writer_id, *writer, *component; /* whose it is, or who excludes it; NULL: nobody's */
    bool included;
    enum vssdoc_file_reason reason;
    const char *by;          /* the file set, pattern, component or type of backup that decided; NULL: nothing */
    const char *source_path; /* from where the backup reads it; NULL: it does not */
    const char *held_as;     /* the path under which the backup holds it, where that is another: the file is
                                read from a file set's alternate path; else NULL */
    const char *removed_by;  /* the entry that deletes it from the shadow copy; NULL: none */
    size_t file_set;         /* in the selection's list; SIZE_MAX: none of it */
    size_t claims;           /* file sets by which the backup holds it: more than 1 is a writer's mistake */
    const char *also_writer, *also_component; /* of the second of those; NULL: there is none */
};

/* A file that a file set names without wildcard and nobody has met. */
struct vssdoc_missing_file {
    const char *writer_id, *writer, *component, *path;
    const char *volume; /* NULL: not known */
};

/* All lists are NULL-terminated; a NULL list is empty. */
struct vssdoc_select_options {
    enum vssdoc_requester requester;
    const char *const *volumes; /* the snapshot set, "C:" or "\\?\Volume{GUID}"; NULL: as the manifest
                                   or the BCD says */
    const char *const *mounts;  /* "C:\Mounted=E:": the same volume */
    const char *const *defines; /* "NAME=VALUE": environment variables of the machine */
    const char *const *exclude; /* writers, or components as WRITER:\PATH, that are not wanted */
    const char *const *include; /* VSSDOC_BY_DOCUMENTATION with minimum: optional ones that are wanted */
    bool minimum;               /* VSSDOC_BY_DOCUMENTATION: required components alone */
    bool system_state;          /* VSSDOC_BY_DOCUMENTATION: what belongs to system state is required */
    int backup_type;            /* VSS_BACKUP_TYPE; VSSDOC_ABSENT: the BCD's, else full */
    const char *const *require; /* writers, or components as WRITER:\PATH, that must be in the backup */
    struct vssdoc_host *host;   /* files to decide about; outlives the selection; NULL: none */
    const struct vssdoc_registry *registry; /* NULL: not known */
    const char *const *devices; /* "C:=\\?\GLOBALROOT\Device\…": what volumes are read through */
};

struct vssdoc_selected_component {
    const char *writer_id;      /* lower case, no braces; NULL: the document has none */
    const char *instance_id;    /* likewise */
    const char *writer;         /* its name; NULL: not known */
    const char *full_path;
    enum vssdoc_inclusion inclusion;
    enum vssdoc_selection_reason reason;
    const char *by;             /* see the reason; NULL: nothing to name */
    int selectable;             /* as in the WMD; VSSDOC_ABSENT without one */
    const char *document;       /* where it stands: the WMD, else the BCD */
    const char *locator;
};

struct vssdoc_selected_file_set {
    const char *writer_id, *writer, *component;
    enum vssdoc_file_set_kind kind;
    const char *path;           /* as the document has it */
    const char *expanded_path;  /* variables replaced */
    const char *filespec;
    bool recursive;
    const char *source_path;    /* from where the backup reads: the alternate path, else expanded_path */
    const char *volume;         /* "C:", "\\?\Volume{…}"; NULL: not known */
    bool assumed;               /* a variable's usual value was taken */
    bool unresolved;            /* a variable has no known value */
    bool needed;                /* this type of backup copies it (VSS_FILE_SPEC_BACKUP_TYPE) */
    bool from_snapshot;         /* and from the shadow copy */
    int64_t matched;            /* files that vssdoc_selection_files met where the backup reads them, or at
                                   its path where there are none; VSSDOC_ABSENT before */
};

struct vssdoc_selected_dependency {
    const char *writer_id, *writer, *component; /* who depends */
    const char *target;         /* "WRITER:\PATH", the writer by name where it is known */
    const char *computer;       /* NULL: local, and the target is not in the backup */
};

/* A component by its name alone, with what tells why. */
struct vssdoc_selected_name {
    const char *writer_id, *instance_id, *writer, *full_path;
    enum vssdoc_selection_reason reason;
    const char *by;
};

/* A writer, from its WMD or, without one, from the BCD. */
struct vssdoc_selected_writer {
    const char *writer_id, *instance_id, *instance_name, *writer; /* NULL: the documents do not tell */
    const char *document;       /* its WMD; NULL: there is none */
    size_t n_components, n_included;
    bool in_bcd;                /* the BCD has an entry for it */
    bool ambiguous;             /* which could as well be another WMD's */
};

/* One of vssdoc_select_options.require. */
struct vssdoc_requirement {
    const char *asked;
    bool met;
    bool known;                 /* some document knows it */
    const char *nearest;        /* what it may have been meant for; NULL: known, or nothing is near */
    const char *why;            /* a sentence; NULL: met */
};

/* How consistent the backup is for applications, as far as documents tell. */
enum vssdoc_consistency_level {
    VSSDOC_CONSISTENCY_UNKNOWN,
    VSSDOC_CONSISTENCY_FILE_SYSTEM, /* no writer took part: files are as after a power failure, or as
                                       the file system flushed them */
    VSSDOC_CONSISTENCY_PARTIAL,     /* some writers took part, and others or parts of them did not */
    VSSDOC_CONSISTENCY_APPLICATION  /* every writer that has something to back up took part */
};
/* "unknown", "file_system", "partial", "application" */
VSSDOC_API const char *vssdoc_consistency_level_name(enum vssdoc_consistency_level level);

struct vssdoc_consistency {
    enum vssdoc_consistency_level level;
    const char *verdict;            /* a sentence */
    const char *const *reasons;     /* a line each */
    size_t n_reasons;
    const char *const *untold;      /* what the documents cannot tell about it */
    size_t n_untold;
};

/* A volume that the machine's system state lies on, and the first of what makes it critical. */
struct vssdoc_critical_volume {
    const char *volume;
    bool in_set;                    /* of the snapshot set, where that is known */
    const char *writer, *component, *path; /* path NULL: the ASR writer says so */
    size_t n_components;            /* that lie on it */
};

/* What a selection found: plain data that outlives the capture. Lists keep document order. */
struct vssdoc_selection {
    const char *source;
    bool has_bcd;               /* false: components are what the requester would select */
    bool bcd_unread;            /* there was something that is or may be the BCD, and could not be read */
    const char *made_by;        /* the BCD is one that vssdoc made: its path, or that of the configuration
                                   that it was made of; else NULL */
    enum vssdoc_requester requester;
    bool volumes_known;         /* false: nothing is left out for its volume */
    const char *const *volumes;
    size_t n_volumes;
    const struct vssdoc_selected_component *components;
    size_t n_components, n_included;
    const struct vssdoc_selected_file_set *file_sets; /* of included components */
    size_t n_file_sets;
    /* the prediction: what the requester would have added explicitly, and against the BCD */
    const struct vssdoc_selected_name *predicted, *not_in_bcd, *only_in_bcd;
    size_t n_predicted, n_not_in_bcd, n_only_in_bcd;
    /* what one of the two requesters would add explicitly and the other would not */
    const struct vssdoc_selected_name *differences;
    size_t n_differences;
    const struct vssdoc_selected_dependency *unmet; /* also all remote ones, which nobody here can tell */
    size_t n_unmet;
    const char *const *needed_volumes; /* of the file sets that need a shadow copy */
    size_t n_needed_volumes;
    const struct vssdoc_selected_writer *writers;
    size_t n_writers;
    const struct vssdoc_requirement *required;
    size_t n_required;
    struct vssdoc_consistency consistency;
    int system_state;           /* as in the BCD: bootableSystemStateBackup */
    const struct vssdoc_critical_volume *critical_volumes;
    size_t n_critical_volumes;
    const struct vssdoc_selected_name *system_state_missing; /* of system state, not in the backup */
    size_t n_system_state_missing;
    /* what the requester would add, but for vssdoc_select_options.exclude */
    const struct vssdoc_selected_name *lost;
    size_t n_lost, n_lost_file_sets;
    const char *const *lost_volumes;
    size_t n_lost_volumes;
    const char *const *notes;   /* what was assumed, and what could be read otherwise; a line each */
    size_t n_notes;
    /* with a host, after vssdoc_selection_files: */
    bool has_host;
    uint64_t files_included, files_excluded, files_unclaimed; /* all files; excluded: those that are
                                                                 neither of the others */
    uint64_t files_by_reason[VSSDOC_FILE_REASONS];
    uint64_t files_claimed_twice;
    uint64_t files_read_elsewhere; /* included for being at an alternate path */
    const struct vssdoc_missing_file *missing;
    size_t n_missing;
    size_t n_unresolved;        /* file sets that mean no file, as a variable's value is not known */
    size_t n_registry_unused;   /* strings of the registry that mean no file for the same reason */
    const char *const *registry_ignored; /* names of FilesNotToBackup whose writer is in the backup: its
                                            metadata decides instead (generating-a-backup-set.md) */
    size_t n_registry_ignored;
};

/* Works out what a capture's backup holds. VSSDOC_BAD_ARGUMENT names an option that fits nothing, with
 * the nearest name there is. Free *out with vssdoc_selection_free. */
VSSDOC_API enum vssdoc_status vssdoc_select(const struct vssdoc_capture *capture,
                                            const struct vssdoc_select_options *options,
                                            struct vssdoc_selection **out,
                                            struct vssdoc_error *error);
/* Goes through the host's files and tells what becomes of each; then the selection holds the counts, what
 * its file sets matched and what is missing. To be called once. Return false from each to stop. */
typedef bool vssdoc_selected_file_fn(void *context, const struct vssdoc_selected_file *file);
VSSDOC_API enum vssdoc_status vssdoc_selection_files(struct vssdoc_selection *selection,
                                                     vssdoc_selected_file_fn *each, void *context,
                                                     struct vssdoc_error *error);
/* NULL is allowed. */
VSSDOC_API void vssdoc_selection_free(struct vssdoc_selection *selection);

/* ---- why ---- */

enum vssdoc_why_kind { VSSDOC_WHY_WRITER, VSSDOC_WHY_COMPONENT, VSSDOC_WHY_FILE };

/* A question on the way to the answer. */
struct vssdoc_why_step {
    const char *question, *answer; /* a line each */
    const char *source;            /* the page that the rule rests on; NULL: it is in the documents */
    const char *document, *locator;/* where that stands; NULL: nowhere in particular */
};

struct vssdoc_why {
    const char *source;            /* of the capture */
    const char *what;              /* as found: "WRITER:\PATH", a writer's name, a path */
    enum vssdoc_why_kind kind;
    bool included;                 /* the backup holds it */
    const char *verdict;           /* a sentence */
    const struct vssdoc_why_step *steps;
    size_t n_steps;
    const char *const *untold;     /* what the documents cannot tell about it */
    size_t n_untold;
};

/* Explains why something is in a backup or not: a writer (name, id, instance id or instance name), a
 * component (WRITER:\PATH), or a file's path on the captured machine. options as for vssdoc_select.
 * VSSDOC_NOT_KNOWN for a writer or component that no document knows, with the nearest;
 * VSSDOC_BAD_ARGUMENT for one that fits several. A path is always known. Free *out with
 * vssdoc_why_free. */
VSSDOC_API enum vssdoc_status vssdoc_why(const struct vssdoc_capture *capture,
                                         const struct vssdoc_select_options *options,
                                         const char *what, struct vssdoc_why **out,
                                         struct vssdoc_error *error);
/* NULL is allowed. */
VSSDOC_API void vssdoc_why_free(struct vssdoc_why *why);

/* ------------------------------------------------------------------------------------------------
 * Validation: documents and captures against schemas and rules
 * --------------------------------------------------------------------------------------------- */

enum vssdoc_severity { VSSDOC_OFF, VSSDOC_INFO, VSSDOC_WARNING, VSSDOC_ERROR };

/* "info", "warning", "error"; "off" */
VSSDOC_API const char *vssdoc_severity_name(enum vssdoc_severity severity);

/* What a rule looks at. */
enum vssdoc_rule_scope {
    VSSDOC_ON_DOCUMENT,   /* any one document as a piece of XML */
    VSSDOC_ON_WMD,        /* one WMD */
    VSSDOC_ON_WMD_SET,    /* all WMDs of a capture */
    VSSDOC_ON_BCD,        /* one BCD */
    VSSDOC_ON_CAPTURE,    /* a BCD with its WMDs and manifest */
    VSSDOC_ON_CHAIN,      /* BCDs in a row, oldest first */
    VSSDOC_ON_TWO         /* a capture against an older one */
};
/* "document", "wmd", "wmd-set", "bcd", "capture", "chain", "against" */
VSSDOC_API const char *vssdoc_rule_scope_name(enum vssdoc_rule_scope scope);

struct vssdoc_rule {
    const char *code;      /* "VSS210": permanent, never reused, no meaning in the digits */
    const char *slug;      /* "wmd-path-not-absolute": what people read; options take either */
    enum vssdoc_rule_scope scope;
    enum vssdoc_severity severity; /* of its gravest findings, unless overridden */
    const char *why;       /* why that severity */
    const char *title;     /* what must be so, one line */
    const char *advice;    /* what to do about a finding */
    const char *source;    /* the documentation page, or what was captured; "inferred: …" where no page
                              says it outright */
};

/* The catalogue in the order of codes; NULL past the end. */
VSSDOC_API const struct vssdoc_rule *vssdoc_rule_at(size_t index);
/* By code or slug; NULL when there is none. */
VSSDOC_API const struct vssdoc_rule *vssdoc_rule_find(const char *code_or_slug);

/* An entry of an accept file: findings that somebody has looked at and lives with. */
struct vssdoc_acceptance {
    const char *fingerprint;                 /* decides where it is set; else the three below do */
    const char *rule, *writer, *component;   /* writer and component may be NULL: any */
    const char *reason;                      /* NULL: none given, which is reported */
    const char *until;                       /* "2027-01-01": the last day it holds; NULL: for good */
    uint32_t line;                           /* in the accept file; 0: not from a file */
    bool expired, used;                      /* set by vssdoc_validation_finish */
};

/* Reads an accept file: {"schema": "vssdoc/accept/1", "accept": [entry…]}, an entry being an object
 * of texts with the keys above. VSSDOC_BAD_ARGUMENT names the line of what is wrong: a key that does
 * not exist, a value that is no text, no day or no fingerprint, an entry for nothing. Free the array
 * with vssdoc_accept_free after the validations that use it. */
VSSDOC_API enum vssdoc_status vssdoc_accept_read(const char *path, struct vssdoc_acceptance **out,
                                                 size_t *n, struct vssdoc_error *error);
/* NULL is allowed. */
VSSDOC_API void vssdoc_accept_free(struct vssdoc_acceptance *entries);

struct vssdoc_finding {
    const struct vssdoc_rule *rule;
    enum vssdoc_severity severity;  /* after overrides */
    const char *message;            /* one line */
    const char *source;             /* of the capture */
    const char *document;           /* its path; NULL: about the capture as a whole */
    const char *file;               /* the same as messages call it: the operand and what is below */
    const char *locator;            /* the element's path; NULL likewise */
    uint64_t offset;                /* of the element, in the document as stored */
    uint32_t line, column;          /* from 1; 0: no place */
    /* Of these three what is longer than 1,024 bytes ends in "...": a finding is no place for it. */
    const char *writer;             /* its name; NULL: none */
    const char *component;          /* full path; NULL: none */
    const char *subject;            /* what within the component it is about; NULL: nothing smaller */
    const char *writer_id;          /* lower case, no braces; NULL: none */
    char fingerprint[17];           /* from rule, writer, instance name, component and subject, whole */
    const struct vssdoc_acceptance *accepted; /* NULL: not accepted */
};

struct vssdoc_rule_override {
    const char *rule; /* code or slug */
    enum vssdoc_severity severity;
};

struct vssdoc_validate_options {
    const char *const *only, *const *except; /* codes or slugs, NULL-terminated; NULL: none */
    const struct vssdoc_rule_override *overrides;
    size_t n_overrides;
    size_t max_per_rule;  /* findings kept per rule; all are counted. 0: 1000 */
    struct vssdoc_acceptance *accept; /* yours, and outlives the validation; NULL: none */
    size_t n_accept;
    const char *today;    /* "2026-01-31", for the last days of acceptances and ages */
};

/* Findings as they gather. Nothing of it depends on the captures once they were added. */
struct vssdoc_validation;
/* VSSDOC_BAD_ARGUMENT names an option's rule that does not exist, with the nearest that does. */
VSSDOC_API enum vssdoc_status vssdoc_validation_new(const struct vssdoc_validate_options *options,
                                                    struct vssdoc_validation **out,
                                                    struct vssdoc_error *error);
VSSDOC_API enum vssdoc_status vssdoc_validation_add(struct vssdoc_validation *validation,
                                                    const struct vssdoc_capture *capture,
                                                    struct vssdoc_error *error);
/* Adds what another validation found that was made with the same options, perhaps in another thread, as
 * if its captures had been added here. The other is not finished before, and stays yours. */
VSSDOC_API enum vssdoc_status vssdoc_validation_merge(struct vssdoc_validation *validation,
                                                      const struct vssdoc_validation *other,
                                                      struct vssdoc_error *error);
/* Tells of an input that could not be read, as vssdoc_read's options->problem was told of it: reports
 * then show it as a finding (doc-unreadable), and none is mistaken for a clean one. */
VSSDOC_API enum vssdoc_status vssdoc_validation_unreadable(struct vssdoc_validation *validation,
                                                           const struct vssdoc_error *problem,
                                                           struct vssdoc_error *error);
/* Captures whose BCDs follow each other, oldest first: what links them. Add each as well. */
VSSDOC_API enum vssdoc_status vssdoc_validation_chain(struct vssdoc_validation *validation,
                                                      const struct vssdoc_capture *const *captures,
                                                      size_t n, struct vssdoc_error *error);
/* Drops what an older validation found as well, and adds what vanished between the captures. */
VSSDOC_API enum vssdoc_status vssdoc_validation_against(
    struct vssdoc_validation *validation, const struct vssdoc_validation *older,
    const struct vssdoc_capture *const *captures, size_t n_captures,
    const struct vssdoc_capture *const *older_captures, size_t n_older, struct vssdoc_error *error);
/* Sorts the findings: by capture, writer, rule, component, place. Call it once, at the end. */
VSSDOC_API void vssdoc_validation_finish(struct vssdoc_validation *validation);
/* NULL is allowed. */
VSSDOC_API void vssdoc_validation_free(struct vssdoc_validation *validation);

struct vssdoc_validation_summary {
    size_t errors, warnings, infos; /* not accepted ones, also those beyond max_per_rule */
    size_t accepted;
    size_t documents;               /* looked at */
    size_t left_out;                /* counted, but not kept */
    size_t unreadable;              /* inputs that vssdoc_validation_unreadable was told of */
};
/* The findings that were kept, one by one; NULL past the end. */
VSSDOC_API size_t vssdoc_validation_count(const struct vssdoc_validation *validation);
VSSDOC_API const struct vssdoc_finding *
vssdoc_validation_at(const struct vssdoc_validation *validation, size_t index);
VSSDOC_API struct vssdoc_validation_summary
vssdoc_validation_summary(const struct vssdoc_validation *validation);

/* ------------------------------------------------------------------------------------------------
 * Differences: what changed in meaning between two captures
 * --------------------------------------------------------------------------------------------- */

/* A change in meaning is of one of these levels; the table of rules says why. */
enum vssdoc_change_level {
    VSSDOC_CHANGE_INFO,
    VSSDOC_CHANGE_WARNING, /* the documents do not hold enough to decide */
    VSSDOC_CHANGE_BREAKING /* data leaves the backup, or a restore that worked will not */
};
/* "info", "warning", "breaking" */
VSSDOC_API const char *vssdoc_change_level_name(enum vssdoc_change_level level);

/* Differences that mean nothing by themselves. They are hidden and counted unless asked for. */
enum vssdoc_noise {
    VSSDOC_NOISE_INSTANCE_IDS,   /* new with every start of a writer */
    VSSDOC_NOISE_SNAPSHOT_IDS,   /* of snapshot sets, shadow copies and their devices */
    VSSDOC_NOISE_STAMPS,         /* backup stamps, a writer's metadata of one backup, times */
    VSSDOC_NOISE_DOCUMENT_NAMES, /* WM4.xml that was WM6.xml */
    VSSDOC_NOISE_ORDER,          /* of file sets, components, entries: so many stand elsewhere */
    VSSDOC_NOISE_SPELLING,       /* of GUIDs, names and paths; %windir% and C:\Windows */
    VSSDOC_NOISE_DEFAULTS,       /* absent, or present with the API's default */
    VSSDOC_NOISE_WHITE_SPACE,    /* in captions and messages, between elements */
    VSSDOC_NOISE_ENCODING,       /* of a document: its encoding, byte order mark, declaration */
    VSSDOC_NOISES                /* how many there are */
};
/* "instance-ids", …; NULL past the end */
VSSDOC_API const char *vssdoc_noise_name(enum vssdoc_noise noise);

/* What may have changed, and how much it matters. One id may be several causes. */
struct vssdoc_change_rule {
    const char *cause;  /* "file-set-removed-covered" */
    const char *id;     /* "file-set-removed" */
    enum vssdoc_change_level level;
    const char *opposite; /* the cause seen the other way round; its own: the change has no direction */
    const char *title;  /* of several: "file sets left the backup, but others cover them" */
    const char *why;    /* the reason for the level */
    const char *source; /* the page it rests on; "inferred: …" where none says it outright */
};
/* The table, row by row; NULL past the end. */
VSSDOC_API const struct vssdoc_change_rule *vssdoc_change_rule_at(size_t index);

/* A value before or after a change: typed, and as a text for people. */
enum vssdoc_value_kind {
    VSSDOC_VALUE_NONE, /* nothing there */
    VSSDOC_VALUE_TEXT,
    VSSDOC_VALUE_GUID, /* text */
    VSSDOC_VALUE_BOOLEAN,
    VSSDOC_VALUE_NUMBER,
    VSSDOC_VALUE_CONSTANT,
    VSSDOC_VALUE_MASK,
    VSSDOC_VALUE_BINARY,  /* object: a struct vssdoc_binary */
    VSSDOC_VALUE_WRITER,  /* object, as all that follow: the model's structure with all below it */
    VSSDOC_VALUE_COMPONENT,
    VSSDOC_VALUE_FILE_SET,
    VSSDOC_VALUE_BCD_COMPONENT,
    VSSDOC_VALUE_OBJECT   /* another structure */
};
struct vssdoc_value {
    enum vssdoc_value_kind kind;
    enum vssdoc_enumeration_id values; /* of a constant or mask */
    int64_t number;       /* of a boolean, number, constant, mask */
    const char *text;     /* NULL: nothing there */
    const void *object;   /* a copy: it outlives the captures; elements in it have no parent */
    const void *shape;    /* private to the library */
};

struct vssdoc_change {
    const struct vssdoc_change_rule *rule;
    const char *id;              /* of the rule; of noise that was asked for, what it was found in */
    const char *writer;          /* its name; NULL: none */
    const char *writer_id;       /* lower case, no braces; NULL: none */
    const char *instance_name;
    const char *component;       /* full path, as the newer document has it; NULL: none */
    const char *field;           /* the property, as our JSON spells it; NULL: the whole thing */
    struct vssdoc_value old_value, new_value;
    struct vssdoc_value item;    /* of a field of a file set and the like: which one, as it is now */
    const char *message;         /* a sentence without the writer and component */
    const char *folder;          /* of a file set; NULL: it is none */
    const char *document_old, *document_new; /* paths in the captures; NULL: not there */
    const char *locator_old, *locator_new;
    char fingerprint[17];
    char subject[17];            /* the same for whatever happens to the same thing */
    const struct vssdoc_acceptance *accepted;
    enum vssdoc_noise noise;     /* VSSDOC_NOISES: none. Of what is hidden: what hides it, none
                                    being an option to ignore it */
    size_t times;                /* of noise that is counted in one entry, else 1 */
    size_t pair;                 /* of captures, from 0 */
};

/* Changes in a row that have one writer, component and cause. */
struct vssdoc_change_folder {
    const char *path;
    size_t n;
};
struct vssdoc_change_group {
    size_t first, n;             /* in changes */
    const struct vssdoc_change_folder *folders; /* where several lie, most first; else NULL */
    size_t n_folders;
};

struct vssdoc_compared_document {
    const char *capture, *path;
    enum vssdoc_document_kind kind;
    enum vssdoc_encoding encoding;
    bool byte_order_mark;
    const char *declared;
    uint64_t bytes;
    const char *error;           /* why it could not be read; NULL: it could */
};
struct vssdoc_compared {
    const char *source;          /* the operand */
    const char *const *captures; /* what it holds, by name */
    size_t n_captures;
    const struct vssdoc_compared_document *documents;
    size_t n_documents;
    const char *machine;         /* NULL: the documents do not tell */
    size_t n_writers, n_components, n_file_sets, n_bcd_components;
    size_t unreadable;           /* inputs that could not be read at all */
};

/* One identity that several things of a document share: they were paired in order. */
struct vssdoc_duplicate {
    bool newer;                  /* in which side */
    const char *writer, *component;
    const char *what;            /* "file set", "component", … */
    const char *identity;
    size_t n;
    const char *document;
};
/* What could not be compared, because one side could not be read or does not hold it. */
struct vssdoc_uncompared {
    bool newer;                  /* the side that lacks it */
    const char *what;            /* "writer", "bcd", "manifest", "capture" */
    const char *name, *writer_id;
    const char *reason;          /* a sentence */
};

/* What a comparison found: plain data that outlives the captures. */
struct vssdoc_differences {
    struct vssdoc_compared old_side, new_side;
    const struct vssdoc_change *changes; /* by captures, writer, component, level, cause, folder */
    size_t n_changes;
    const struct vssdoc_change_group *groups;
    size_t n_groups;
    size_t hidden[VSSDOC_NOISES];
    size_t ignored;              /* by options->ignore */
    const struct vssdoc_change *hidden_changes; /* where options->keep_hidden asked for them */
    size_t n_hidden_changes;
    size_t breaking, warnings, infos, accepted; /* the first three without accepted ones */
    const struct vssdoc_duplicate *duplicates;
    size_t n_duplicates;
    const struct vssdoc_uncompared *uncompared;
    size_t n_uncompared;
    const char *const *unused;   /* options->map and ignore that fitted nothing */
    size_t n_unused;
    const struct vssdoc_acceptance *accept; /* the entries of the options, and what became of them */
    size_t n_accept;
    const char *today;           /* NULL: nothing depended on it */
};

/* One side of a comparison: what one operand holds. */
struct vssdoc_diff_side {
    const char *source;
    const struct vssdoc_capture *const *captures;
    size_t n_captures;
    size_t unreadable;           /* inputs that vssdoc_read told options->problem of */
};

/* All lists are NULL-terminated; a NULL list is empty. */
struct vssdoc_diff_options {
    unsigned include;            /* noise to be reported as changes: bits 1u << enum vssdoc_noise */
    bool keep_hidden;            /* list what is hidden, else it is counted alone */
    const char *const *map;      /* "machine:OLD=NEW", "volume:E=F": read OLD's side like this */
    const char *const *ignore;   /* "field:component.caption", "path:C:\Windows\WinSxS\*" */
    const char *const *defines;  /* "NAME=VALUE": environment variables of the machine */
    uint64_t rename_limit;       /* so many removed file sets are looked for under another version
                                    of their folder; 0: 10000 */
    struct vssdoc_acceptance *accept; /* yours, and outlives the result; NULL: none */
    size_t n_accept;
    const char *today;           /* "2026-01-31"; NULL: nothing expires */
};

/* Compares two sides, each normally one capture; several are paired by machine and order. Things pair
 * by their identity: a writer by class id, instance name and components, a component by its path, a
 * file set by kind, path, filespec and recursion. VSSDOC_BAD_ARGUMENT names an option that makes no
 * sense, or says why there is nothing to compare. options may be NULL. Free *out with
 * vssdoc_differences_free. */
VSSDOC_API enum vssdoc_status vssdoc_diff(const struct vssdoc_diff_side *old_side,
                                          const struct vssdoc_diff_side *new_side,
                                          const struct vssdoc_diff_options *options,
                                          struct vssdoc_differences **out,
                                          struct vssdoc_error *error);
/* NULL is allowed. */
VSSDOC_API void vssdoc_differences_free(struct vssdoc_differences *differences);

/* What became of a change in later comparisons of a row. */
struct vssdoc_history_change {
    size_t step;                 /* the comparison that found it, from 0 */
    const struct vssdoc_change *change;
    size_t undone;               /* the later step that took it back; SIZE_MAX: none */
    size_t undoes;               /* the earlier step whose change it takes back; SIZE_MAX: none */
};
struct vssdoc_history {
    const struct vssdoc_differences *const *steps; /* yours: they outlive the history */
    size_t n_steps;
    const struct vssdoc_history_change *changes;   /* step by step */
    size_t n_changes;
    size_t lasting, passing;     /* changes that stayed, and those that went away again */
};
/* Puts comparisons of captures that follow each other in a row. Free *out with vssdoc_history_free. */
VSSDOC_API enum vssdoc_status vssdoc_history(const struct vssdoc_differences *const *steps, size_t n,
                                             struct vssdoc_history **out,
                                             struct vssdoc_error *error);
/* NULL is allowed. */
VSSDOC_API void vssdoc_history_free(struct vssdoc_history *history);

/* ------------------------------------------------------------------------------------------------
 * Restore: what a restore would decide, and why
 * --------------------------------------------------------------------------------------------- */

/* How a file stands on the machine that is restored to. */
enum vssdoc_file_state {
    VSSDOC_FILE_ABSENT,     /* not there, and can be created */
    VSSDOC_FILE_PRESENT,    /* there, and can be replaced */
    VSSDOC_FILE_LOCKED,     /* there, and cannot be replaced */
    VSSDOC_FILE_UNCREATABLE /* not there, and cannot be created */
};
/* "absent", "present", "locked", "uncreatable" */
VSSDOC_API const char *vssdoc_file_state_name(enum vssdoc_file_state state);

/* Where something stands in the file that it was read from; all 0: in none. */
struct vssdoc_place {
    uint32_t line, column; /* from 1 */
    uint64_t offset;       /* in bytes */
};

/* Some files of that machine: "E:\DATA\*.mdf". "*" and "?" stay within one name, a last "\**" takes
 * the whole tree. */
struct vssdoc_target_files {
    const char *path;
    enum vssdoc_file_state state;
    struct vssdoc_place place;
};
struct vssdoc_target_service {
    const char *name;
    bool running;
    bool stoppable;
    struct vssdoc_place place;
};
/* What the requester would tell IVssBackupComponents::AddNewTarget. */
struct vssdoc_target_move {
    const char *component; /* WRITER:\PATH */
    const char *path, *filespec;
    bool recursive;
    const char *to;
    struct vssdoc_place place;
};
struct vssdoc_target_choice {
    const char *component; /* WRITER:\PATH, or a writer: all of its components */
    struct vssdoc_place place;
};

/* The machine that is restored to, and what the requester can do (vssdoc/target-state/1). */
struct vssdoc_target_state {
    const char *path;                          /* of the file; NULL: made without one */
    bool changed;                              /* by vssdoc_target_state_set */
    enum vssdoc_file_state otherwise;          /* of files that nothing below names */
    const struct vssdoc_target_files *files;   /* the first that fits decides */
    size_t n_files;
    const struct vssdoc_target_service *services;
    size_t n_services;
    const struct vssdoc_guid *writers_absent;  /* class ids of writers that do not run there */
    size_t n_writers_absent;
    bool reboot_allowed;
    bool partial_files, directed_targets;      /* the requester handles them */
    const struct vssdoc_guid *custom;          /* writers whose own procedure it carries out */
    size_t n_custom;
    const struct vssdoc_target_choice *select; /* none: as the BCD says, else everything in it */
    size_t n_select;
    const struct vssdoc_target_move *new_targets;
    size_t n_new_targets;
};

/* A machine with none of the files, all writers running, and a requester that can do everything but
 * custom procedures. Free with vssdoc_target_state_free, as what vssdoc_target_state_read gives. */
VSSDOC_API enum vssdoc_status vssdoc_target_state_new(struct vssdoc_target_state **out,
                                                      struct vssdoc_error *error);
/* Reads a target state. VSSDOC_BAD_ARGUMENT with the place: a key that does not exist, a value that is
 * none, one path, service or file set twice with different things said of it. */
VSSDOC_API enum vssdoc_status vssdoc_target_state_read(const char *path,
                                                       struct vssdoc_target_state **out,
                                                       struct vssdoc_error *error);
/* Changes one thing: "default=present", "reboot_allowed=false", "partial_files=false",
 * "directed_targets=false", "file:E:\DATA\*.mdf=locked" (it comes before all other files),
 * "service:MSSQLSERVER=running" (or stopped, unstoppable), "writer:ID=absent" (or present),
 * "custom:ID=true" (or false). Also with the names that the file has: "requester.partial_files=false". */
VSSDOC_API enum vssdoc_status vssdoc_target_state_set(struct vssdoc_target_state *state,
                                                      const char *setting,
                                                      struct vssdoc_error *error);
/* Makes all changes of a NULL-terminated list, as one made them in a file: of files the first that fits
 * decides. VSSDOC_BAD_ARGUMENT, too, where two of them say different things of the same. */
VSSDOC_API enum vssdoc_status vssdoc_target_state_set_all(struct vssdoc_target_state *state,
                                                          const char *const *settings,
                                                          struct vssdoc_error *error);
/* NULL is allowed. */
VSSDOC_API void vssdoc_target_state_free(struct vssdoc_target_state *state);

/* What becomes of a component set, or of a file. */
enum vssdoc_restore_action {
    VSSDOC_RESTORE_ORIGINAL,   /* goes where it was */
    VSSDOC_RESTORE_ALTERNATE,  /* goes where an alternate location mapping leads */
    VSSDOC_RESTORE_DIRECTED,   /* goes where the writer directed it */
    VSSDOC_RESTORE_NEW_TARGET, /* goes where the requester wants it */
    VSSDOC_RESTORE_AT_REBOOT,  /* is put aside, and replaces what is there at the next start */
    VSSDOC_RESTORE_CUSTOM,     /* by the writer's own procedure, which the requester carries out */
    VSSDOC_RESTORE_ERROR,      /* cannot be restored */
    VSSDOC_RESTORE_NONE,       /* is not asked for, or there is nothing to restore */
    VSSDOC_RESTORE_ACTIONS     /* how many there are */
};
/* "original", "alternate", "directed", "new_target", "at_reboot", "custom", "error", "none" */
VSSDOC_API const char *vssdoc_restore_action_name(enum vssdoc_restore_action action);

/* One file, or the files of one file set. */
struct vssdoc_restored_file {
    const char *component;     /* full path of the component that it belongs to */
    const char *path;          /* folder and name, or name pattern, as the documents have them */
    const char *expanded_path; /* variables replaced; the same text where there are none */
    const char *folder, *filespec; /* path in its two parts */
    const char *to_folder;     /* the folder that a mapping or a new target leads to; NULL: neither does */
    bool recursive;
    enum vssdoc_restore_action action;
    const char *to;            /* NULL: nowhere */
    const char *ranges;        /* only these bytes (a partial or directed file); NULL: the whole file */
    unsigned states;           /* 1 << enum vssdoc_file_state for each state that the target gives to
                                  files of it; 0: was not looked at */
    const char *note;          /* what is special about it; NULL: nothing */
};

/* A question on the way to a decision. */
struct vssdoc_restore_step {
    const char *question, *answer; /* a line each */
    const char *source;            /* the page that the question rests on; "inferred: …" where none says it */
    const char *document, *locator;/* where the answer stands; NULL: nowhere in particular */
};

/* What to pass to SetSelectedForRestore and AddRestoreSubcomponent, to the letter. */
struct vssdoc_restore_name {
    const char *type;         /* "VSS_CT_DATABASE"; NULL for a subcomponent */
    const char *logical_path; /* NULL: none */
    const char *name;
    const char *full_path;
};

struct vssdoc_restore_decision {
    const char *source;        /* of the capture */
    size_t step;               /* of the chain, from 1 */
    const char *writer_id;     /* lower case, no braces; NULL: none */
    const char *instance_name; /* NULL: none */
    const char *writer;        /* its name; NULL: not known */
    const char *component;     /* full path of the component that the BCD names */
    struct vssdoc_restore_name pass;
    const struct vssdoc_restore_name *subcomponents; /* that alone are restored; none: the whole set */
    size_t n_subcomponents;
    bool selected;             /* the requester selects it, so that its writer takes part */
    const char *method;        /* "VSS_RME_…"; NULL: none known */
    const char *service;       /* that the method stops and starts; NULL: none */
    bool stops_service;        /* so that it has to be: not where nothing gets that far */
    const char *target;        /* "VSS_RT_…"; NULL: not understood */
    enum vssdoc_restore_action action;
    const char *status;        /* what SetFileRestoreStatus is told: "VSS_RS_…"; NULL: nothing */
    bool reboot_required;
    bool pre_restore, post_restore; /* the events that the writer wants */
    bool additional_restores;  /* what SetAdditionalRestores is told: more steps follow */
    const struct vssdoc_restored_file *files;
    size_t n_files;
    const struct vssdoc_restore_step *trace;
    size_t n_trace;
    const char *const *untold; /* what the documents cannot tell */
    size_t n_untold;
    const char *advice;        /* what to mind: of its chain, else of its writer; NULL: nothing special */
    const char *error;         /* why it cannot be restored; NULL: it can */
};

/* What is done in which order. */
struct vssdoc_restore_call {
    size_t step;               /* of the chain, from 1 */
    const char *party;         /* "requester", "writer", "Windows" */
    const char *what;          /* a line */
    const char *source;
};

/* What became of an entry about files of a target state. */
enum vssdoc_target_use {
    VSSDOC_TARGET_UNUSED,      /* nothing that is restored fits it */
    VSSDOC_TARGET_HIDDEN,      /* an earlier one decides whatever fits it */
    VSSDOC_TARGET_USED
};

/* The lists of a target state that hold names. */
enum vssdoc_target_list {
    VSSDOC_TARGET_SELECT,
    VSSDOC_TARGET_NEW_TARGETS,
    VSSDOC_TARGET_SERVICES,
    VSSDOC_TARGET_WRITERS_ABSENT,
    VSSDOC_TARGET_CUSTOM,
    VSSDOC_TARGET_LISTS /* how many there are */
};
/* What a name of such a list means to the documents. */
struct vssdoc_target_name {
    const char *problem; /* why it means nothing, a text that stays; NULL: it means something. A service
                            that no restore needs is no slip unless something is near */
    const char *near;    /* what was probably meant; NULL: nothing is near */
};

/* What a restore would do: plain data that outlives the captures. */
struct vssdoc_restoration {
    const char *const *sources; /* the captures, oldest first */
    size_t n_sources;
    const char *target;         /* the target state's file; NULL: none */
    bool target_changed;        /* by vssdoc_target_state_set */
    bool listed;                /* all files of the machine were looked at */
    bool strict;
    const struct vssdoc_restore_decision *decisions;
    size_t n_decisions;
    const struct vssdoc_restore_call *calls;
    size_t n_calls;
    bool reboot_required;
    size_t count[VSSDOC_RESTORE_ACTIONS]; /* of decisions */
    size_t n_files;
    size_t n_unselected; /* decisions about components that the BCD does not have selected for restore,
                            where it has others: they are restored all the same */
    size_t n_unbased;    /* decisions to restore an incremental, differential or log backup without the
                            one that it builds on, which is not among the captures */
    size_t n_unmet;      /* components on this machine that a restored one depends on, and that are not
                            restored with it; of other machines nobody here can tell */
    size_t n_repeated;   /* records of a BCD that name a component again, which comes back once */
    const enum vssdoc_target_use *target_uses; /* of each of the target state's files */
    size_t n_target_uses;
    const struct vssdoc_target_name *names[VSSDOC_TARGET_LISTS]; /* of each of its lists */
    size_t n_names[VSSDOC_TARGET_LISTS];
};

struct vssdoc_restore_options {
    const struct vssdoc_target_state *target; /* NULL: as vssdoc_target_state_new makes it */
    bool strict;                /* where pages contradict each other, take the narrower */
    const char *const *defines; /* "NAME=VALUE": environment variables of the machine; NULL: none */
    struct vssdoc_host *host;   /* all files of the machine: what it has not is absent, whatever the target
                                   state's default; NULL: not known */
};

/* Works out what a restore of a capture would do, or of several that follow each other, oldest first.
 * VSSDOC_BAD_ARGUMENT when a capture has no BCD, an address of the target state means components of
 * several writers, or two of its new targets mean the same files. An address that no document knows is
 * passed over: look at the result's names before you trust it. Free *out with vssdoc_restoration_free. */
VSSDOC_API enum vssdoc_status vssdoc_restore(const struct vssdoc_capture *const *captures, size_t n,
                                             const struct vssdoc_restore_options *options,
                                             struct vssdoc_restoration **out,
                                             struct vssdoc_error *error);
/* NULL is allowed. */
VSSDOC_API void vssdoc_restoration_free(struct vssdoc_restoration *restoration);

/* Something that two restorations of the same captures decide differently. */
struct vssdoc_restore_change {
    size_t step;
    const char *writer_id, *writer, *component;
    const char *what;         /* "action", "error", "selected", "status", "events",
                                 "reboot_required", "to" */
    const char *path;         /* of a file, for "to"; else NULL */
    const char *before, *after;
};
/* All of them, in the order of decisions, as an array of *n that ends with the restorations and is freed
 * with vssdoc_restore_changes_free. */
VSSDOC_API enum vssdoc_status vssdoc_restoration_compare(const struct vssdoc_restoration *before,
                                                         const struct vssdoc_restoration *after,
                                                         struct vssdoc_restore_change **out,
                                                         size_t *n, struct vssdoc_error *error);
/* NULL is allowed. */
VSSDOC_API void vssdoc_restore_changes_free(struct vssdoc_restore_change *changes);

/* ------------------------------------------------------------------------------------------------
 * Timeline: the events of a backup or restore, and where a document stands
 * --------------------------------------------------------------------------------------------- */

/* Who acts in a step. In a backup product of the network the requester runs on the backup server and
 * reaches the machine through the product's agent on it. */
enum vssdoc_party {
    VSSDOC_PARTY_REQUESTER,
    VSSDOC_PARTY_VSS,
    VSSDOC_PARTY_PROVIDER,
    VSSDOC_PARTY_WRITER,
    VSSDOC_PARTY_CLIENT_AGENT,
    VSSDOC_PARTY_SERVER,
    VSSDOC_PARTY_ADMINISTRATOR
};
/* "requester", "vss", "provider", "writer", "client_agent", "server", "administrator" */
VSSDOC_API const char *vssdoc_party_name(enum vssdoc_party party);

enum vssdoc_sequence_kind {
    VSSDOC_SEQUENCE_BACKUP,
    VSSDOC_SEQUENCE_RESTORE,
    VSSDOC_SEQUENCE_IMPORT,  /* of a transportable shadow copy set on a second machine */
    VSSDOC_SEQUENCE_HYPERV,  /* the restore of virtual machines */
    VSSDOC_SEQUENCE_NETWORK, /* a backup by a network backup product */
    VSSDOC_SEQUENCES         /* how many there are */
};
/* "backup", "restore", "import", "hyperv", "network"; NULL for another number */
VSSDOC_API const char *vssdoc_sequence_kind_name(enum vssdoc_sequence_kind kind);

/* Something in the documents that proves how far a backup or restore had come. */
struct vssdoc_timeline_evidence {
    const char *phase;     /* "P1": it proves this phase at least; NULL: no phase, only a step */
    const char *what;      /* "backup stamp" */
    const char *property;  /* its key in our JSON */
    size_t count;          /* how many elements hold it */
    bool inferred;         /* read through a name that no source confirms */
    const char *document, *locator; /* of the first */
    const char *source;
};

/* Where the BCD was saved. First match from the last phase wins; absence proves nothing. */
struct vssdoc_timeline_phase {
    const char *id;          /* "P0", "P1", "P1t", "P2" … "P6"; NULL: there is no BCD */
    const char *title;
    const char *after_step;  /* label of the last step of the main sequence that is proven; or NULL */
    const char *before_step; /* of the first one that had not happened; NULL: nothing proves any */
    const struct vssdoc_timeline_evidence *evidence; /* of this phase first, then of earlier ones */
    size_t n_evidence;
};

/* A writer's part in a step. */
struct vssdoc_timeline_part {
    const char *writer_id, *instance_id; /* lower case, no braces; NULL: not known */
    const char *writer;                  /* its name; NULL: not known */
    const char *part;                    /* what it does */
    const char *found;                   /* what it left in this BCD; NULL: nothing is found */
    const char *failure;                 /* what it reported; NULL: nothing is found */
    bool usual;                          /* nothing is known of it but what every writer does */
    const char *source;
};

struct vssdoc_timeline_step {
    const char *label;      /* "10", "10a": its number on the page, and a part of it */
    unsigned number;
    enum vssdoc_party party;
    const char *on;         /* the machine, where the sequence has two: "first system"; or NULL */
    const char *action;     /* a sentence */
    const char *call;       /* of the requester; or NULL */
    const char *event;      /* that writers get; or NULL */
    const char *state;      /* of a writer afterwards, VSS_WS_…; or NULL */
    const char *failed_state; /* of one that fails here; or NULL */
    const char *leaves;     /* in the WMDs and the BCD; NULL: nothing */
    const char *caution;    /* what to mind; or NULL */
    const char *failure;    /* how it fails, and what then; or NULL */
    int done;               /* 1: the documents show it; 0: when they were saved it had not happened, or
                               it failed; VSSDOC_ABSENT: they do not tell */
    const char *because;    /* why done is 1 or 0; else NULL */
    const char *document, *locator; /* where that stands; or NULL */
    const struct vssdoc_timeline_part *parts;
    size_t n_parts;
    const char *source;
};

struct vssdoc_timeline_sequence {
    enum vssdoc_sequence_kind kind;
    const char *title, *why; /* why it is shown */
    const struct vssdoc_timeline_step *steps;
    size_t n_steps;
    const char *source;
};

enum vssdoc_check_verdict {
    VSSDOC_CHECK_MET,
    VSSDOC_CHECK_FAILED,
    VSSDOC_CHECK_OPEN /* the documents do not tell it: to be checked on the machine */
};
/* "met", "failed", "to_check" */
VSSDOC_API const char *vssdoc_check_verdict_name(enum vssdoc_check_verdict verdict);

/* A condition of a procedure. */
struct vssdoc_timeline_check {
    const char *id;      /* "luns_described" */
    const char *what;    /* what must be so */
    enum vssdoc_check_verdict verdict;
    const char *detail;  /* what was found, or what to look at */
    const char *document, *locator; /* or NULL */
    const char *source;
};

/* A virtual machine of the Hyper-V writer. */
struct vssdoc_timeline_machine {
    const char *id;         /* the component's name */
    const char *name;       /* from the caption; NULL: not known */
    const char *caption;
    const char *full_path;
    const char *mechanism;  /* "saved_state", "child_snapshot"; NULL: the documents do not tell */
    const char *because;    /* what tells it, or does not */
    bool included;          /* the BCD holds it */
    int file_restore_status;/* VSS_FILE_RESTORE_STATUS; VSSDOC_ABSENT */
    const char *document, *locator;
    const struct vssdoc_timeline_check *conditions; /* of the child snapshot */
    size_t n_conditions;
};

/* The events of one capture: plain data that outlives it. */
struct vssdoc_timeline {
    const char *source;
    bool has_bcd, bcd_unread;             /* unread: it is or may be there, and could not be read */
    enum vssdoc_sequence_kind kind;       /* of the main sequence, which is sequences[0] */
    struct vssdoc_timeline_phase phase;
    const struct vssdoc_timeline_sequence *sequences;
    size_t n_sequences;
    bool transportable;                   /* import_checks are meant, and everything missing is told */
    const struct vssdoc_timeline_check *import_checks;
    size_t n_import_checks;
    const struct vssdoc_timeline_machine *machines;
    size_t n_machines;
    const struct vssdoc_timeline_check *hyperv_checks; /* of all machines together */
    size_t n_hyperv_checks;
    const char *const *notes;             /* what to know when reading it */
    size_t n_notes;
    const char *const *untold;            /* what the documents cannot tell */
    size_t n_untold;
};

struct vssdoc_timeline_options {
    /* names of sequences, NULL-terminated; the first is the main one. NULL or empty: those that the
     * documents suggest */
    const char *const *sequences;
};

/* Tells the events of a capture's backup or restore, and where its BCD stands in them. options may be
 * NULL. VSSDOC_BAD_ARGUMENT names a sequence that does not exist, with the nearest. Free *out with
 * vssdoc_timeline_free. */
VSSDOC_API enum vssdoc_status vssdoc_timeline(const struct vssdoc_capture *capture,
                                              const struct vssdoc_timeline_options *options,
                                              struct vssdoc_timeline **out,
                                              struct vssdoc_error *error);
/* NULL is allowed. */
VSSDOC_API void vssdoc_timeline_free(struct vssdoc_timeline *timeline);

/* ------------------------------------------------------------------------------------------------
 * Graphs
 * --------------------------------------------------------------------------------------------- */

/* What a graph is of. */
enum vssdoc_graph_kind {
    VSSDOC_GRAPH_COMPONENTS,   /* component trees and sets, writer by writer */
    VSSDOC_GRAPH_DEPENDENCIES, /* who depends on whom, across writers and computers */
    VSSDOC_GRAPH_VOLUMES,      /* which components have files on which volume */
    VSSDOC_GRAPH_RESTORE       /* what a restore does by each writer's restore method */
};
/* "components", "dependencies", "volumes", "restore" */
VSSDOC_API const char *vssdoc_graph_kind_name(enum vssdoc_graph_kind kind);

enum vssdoc_graph_node_kind {
    VSSDOC_NODE_COMPONENT,
    VSSDOC_NODE_VOLUME,
    VSSDOC_NODE_REMOTE,  /* a component on another computer, which nobody here knows */
    VSSDOC_NODE_UNKNOWN, /* a component that is depended on, and that no document has */
    VSSDOC_NODE_STEP,    /* of a restore */
    VSSDOC_NODE_QUESTION,
    VSSDOC_NODE_FAILURE, /* where a restore ends badly */
    VSSDOC_NODE_MORE     /* stands for nodes that were left out */
};
/* "component", "volume", "remote", "unknown", "step", "question", "failure", "more" */
VSSDOC_API const char *vssdoc_graph_node_kind_name(enum vssdoc_graph_node_kind kind);

enum vssdoc_graph_edge_kind {
    VSSDOC_EDGE_BELOW,   /* the second lies below the first */
    VSSDOC_EDGE_DEPENDS, /* the first depends on the second */
    VSSDOC_EDGE_LIES_ON, /* files of the first lie on the second */
    VSSDOC_EDGE_THEN     /* the second comes after the first, where label is the answer */
};
/* "below", "depends", "lies_on", "then" */
VSSDOC_API const char *vssdoc_graph_edge_kind_name(enum vssdoc_graph_edge_kind kind);

/* What belongs together: a writer, a computer, writers that are restored alike. */
struct vssdoc_graph_group {
    const char *label;
    const char *writer_id;   /* NULL: no writer, or several, or the document has none */
    bool of_writer;
};

struct vssdoc_graph_node {
    enum vssdoc_graph_node_kind kind;
    size_t group;            /* from 1; 0: none */
    size_t above;            /* the component above, from 1; 0: none */
    const char *label;       /* a line */
    const char *detail;      /* another one; NULL: none */
    const char *writer_id, *writer, *full_path; /* of components; NULL where there is nothing */
    int inclusion;           /* of components, enum vssdoc_inclusion by the BCD; VSSDOC_ABSENT: there is
                                no BCD */
    int selectable;          /* of components, as in the WMD */
    bool is_set;             /* a selectable component with others below it */
    int in_set;              /* of volumes: in the snapshot set; VSSDOC_ABSENT: that is not known */
    size_t n_more;           /* VSSDOC_NODE_MORE: so many nodes */
};

struct vssdoc_graph_edge {
    size_t from, to;         /* nodes, from 1 */
    enum vssdoc_graph_edge_kind kind;
    const char *label;       /* NULL: none */
    bool unmet;              /* a dependency of something in the backup on something that is not */
};

/* A graph: plain data that outlives the capture. */
struct vssdoc_graph {
    const char *source;
    enum vssdoc_graph_kind kind;
    bool has_bcd, bcd_unread; /* unread: it is or may be there, and could not be read */
    const struct vssdoc_graph_group *groups;
    const struct vssdoc_graph_node *nodes;
    const struct vssdoc_graph_edge *edges;
    size_t n_groups, n_nodes, n_edges;
    size_t n_all, n_left_out;/* nodes that there were, and of these those beyond max_nodes */
    const char *const *notes;
    size_t n_notes;
};

struct vssdoc_graph_options {
    enum vssdoc_graph_kind kind;
    const char *around;      /* a writer, or a component as WRITER:\PATH: what is near it alone; NULL: all */
    unsigned hops;           /* how near: so many edges away */
    size_t max_nodes;        /* 0: no limit */
    const char *const *volumes, *const *mounts, *const *defines; /* as for vssdoc_select */
};

/* Makes the graph of a capture. VSSDOC_BAD_ARGUMENT for an `around` that fits nothing, with the nearest.
 * Free *out with vssdoc_graph_free. */
VSSDOC_API enum vssdoc_status vssdoc_graph(const struct vssdoc_capture *capture,
                                           const struct vssdoc_graph_options *options,
                                           struct vssdoc_graph **out, struct vssdoc_error *error);
/* NULL is allowed. */
VSSDOC_API void vssdoc_graph_free(struct vssdoc_graph *graph);

/* ------------------------------------------------------------------------------------------------
 * Conversion: documents written again, in this or another form
 * --------------------------------------------------------------------------------------------- */

struct vssdoc_document_options {
    bool canonical;      /* elements sorted, attributes in the order of the table of names, one spelling
                            of names, GUIDs, constants, booleans: what is equal looks equal */
    unsigned indent;     /* blanks per level; 0: everything on one line, as Windows writes it */
    enum vssdoc_encoding encoding; /* VSSDOC_ENCODING_NONE: UTF-8 */
    bool byte_order_mark;
    const char *made;    /* for a document that did not come from Windows: how it came about, a sentence
                            without a full stop. A comment in front of the root says so, lists the names
                            that no source confirms, and an instruction <?vssdoc made?> marks it, which
                            the reader notes. NULL: as it was read */
};

/* Writes a WMD, a BCD or a manifest from its model: in the order and with the spellings of the document
 * that it was read from, with all that the model does not know at its place; else in the order of the
 * table of names. Such a document may be one that you made: kind is set and the one pointer that belongs
 * to it, layout is NULL, every element's `at` may be zero but for marks and extra, numbers that are
 * absent are VSSDOC_ABSENT. VSSDOC_BAD_ARGUMENT for a document that holds none of the three. */
VSSDOC_API enum vssdoc_status vssdoc_document_write(const struct vssdoc_document *document,
                                                    const struct vssdoc_document_options *options,
                                                    vssdoc_write_fn *write, void *context,
                                                    struct vssdoc_error *error);

/* The same as JSON that keeps everything (vssdoc/document/1): vssdoc_read reads it as it reads the XML.
 * Only the order of elements of different kinds is lost, which means nothing. */
VSSDOC_API enum vssdoc_status vssdoc_document_write_json(const struct vssdoc_document *document,
                                                         vssdoc_write_fn *write, void *context,
                                                         struct vssdoc_error *error);

/* Told of each thing that a tool's configuration cannot express: a sentence. */
typedef void vssdoc_left_out_fn(void *context, const char *what);

/* Writes a configuration with which the SDK's VSS Test Writer reports the components of a writer
 * (vss-test-writer-tool.md). What that cannot express stands in a comment and is told; left_out may be
 * NULL. VSSDOC_BAD_ARGUMENT for a document that is no WMD. */
VSSDOC_API enum vssdoc_status vssdoc_testwriter_write(const struct vssdoc_document *document,
                                                      vssdoc_left_out_fn *left_out,
                                                      void *left_out_context,
                                                      vssdoc_write_fn *write, void *context,
                                                      struct vssdoc_error *error);

/* Writes a configuration with which the SDK's BETest selects what a selection holds explicitly
 * (betest-tool.md): ASCII alone, other characters as references. */
VSSDOC_API enum vssdoc_status vssdoc_betest_write(const struct vssdoc_selection *selection,
                                                  vssdoc_left_out_fn *left_out,
                                                  void *left_out_context, vssdoc_write_fn *write,
                                                  void *context, struct vssdoc_error *error);

/* Reads such a configuration, or the lines that BETest's option /C takes, and gives the capture as it
 * would be had BETest selected by it: the same documents, but a BCD that holds these components.
 * VSSDOC_BAD_ARGUMENT with the line of what is wrong, or of a component that no WMD has, with the
 * nearest. Free *out with vssdoc_capture_free; it may outlive the capture. */
VSSDOC_API enum vssdoc_status vssdoc_betest_apply(const struct vssdoc_capture *capture,
                                                  const char *path, struct vssdoc_capture **out,
                                                  struct vssdoc_error *error);

/* Writes the BCD that a requester would have for a selection of the capture, marked as made: components
 * that the requester of the options would add or, as_selected, those that the selection holds
 * explicitly. What writers record in a BCD (stamps, metadata) is in none. */
VSSDOC_API enum vssdoc_status vssdoc_selection_write_bcd(const struct vssdoc_capture *capture,
                                                         const struct vssdoc_selection *selection,
                                                         const struct vssdoc_select_options *options,
                                                         bool as_selected, vssdoc_write_fn *write,
                                                         void *context, struct vssdoc_error *error);

/* ------------------------------------------------------------------------------------------------
 * Fleets: many captures in one database, and questions to it
 * --------------------------------------------------------------------------------------------- */

struct vssdoc_fleet_options {
    bool write;          /* captures will be added: the database is made where there is none */
    const char *machine; /* whose captures they are; NULL: as each tells, else by where it lies: the first
                            folder below the operand, or the operand itself; above it where that is
                            named by a day */
    const char *const *operands; /* what was read */
    size_t n_operands;
    const char *today;   /* "2026-01-31": when captures are indexed that do not tell their time */
};
/* An SQLite file. To be asked it is opened for reading alone. Free with vssdoc_fleet_close. */
struct vssdoc_fleet;
VSSDOC_API enum vssdoc_status vssdoc_fleet_open(const char *path,
                                                const struct vssdoc_fleet_options *options,
                                                struct vssdoc_fleet **out,
                                                struct vssdoc_error *error);
/* NULL is allowed. */
VSSDOC_API void vssdoc_fleet_close(struct vssdoc_fleet *fleet);

/* Whether the database held this capture, by source and content, when it was opened: captures are read
 * with options->digests for it. May be asked in any thread, also while captures are added. */
VSSDOC_API bool vssdoc_fleet_knows(const struct vssdoc_fleet *fleet,
                                   const struct vssdoc_capture *capture);

/* A capture with what was found about it alone; either may be NULL. */
struct vssdoc_fleet_capture {
    const struct vssdoc_capture *capture;
    const struct vssdoc_selection *selection;
    const struct vssdoc_validation *validation;
};
/* Adds a capture, in place of the same one from the same source; it is there whole or not at all. Where the
 * same machine has the same documents from another source, nothing is added but that they are here too, and
 * *there is that source, until the next call; else *there is NULL. */
VSSDOC_API enum vssdoc_status vssdoc_fleet_add(struct vssdoc_fleet *fleet,
                                               const struct vssdoc_fleet_capture *capture,
                                               const char **there, struct vssdoc_error *error);

/* A ready question. */
struct vssdoc_question {
    const char *name;      /* "lost-writers" */
    const char *arguments; /* as usage shows them: "[SINCE]"; "" for none */
    size_t least, most;    /* how many there may be */
    bool finds;            /* a row is something to look into */
    const char *about;     /* one line */
};
/* Row by row; NULL past the end. */
VSSDOC_API const struct vssdoc_question *vssdoc_question_at(size_t index);

struct vssdoc_fleet_query {
    const char *question;  /* the name of a ready one, with its arguments */
    const char *const *arguments;
    size_t n_arguments;
    const char *sql;       /* instead: one SELECT; arguments are its parameters */
    const char *format;    /* "text", "json", "csv", "ndjson"; NULL: text */
    bool colour;           /* text only */
    unsigned width;        /* text only; 0: columns are not cut */
};
/* Writes the answer; without question and SQL, which questions are ready, as text or JSON. *n_rows is how
 * many rows it has. VSSDOC_BAD_ARGUMENT for a question that does not exist, with the nearest, is asked
 * otherwise, or is more than reading. */
VSSDOC_API enum vssdoc_status vssdoc_fleet_ask(struct vssdoc_fleet *fleet,
                                               const struct vssdoc_fleet_query *query,
                                               vssdoc_write_fn *write, void *context,
                                               size_t *n_rows, struct vssdoc_error *error);

/* ------------------------------------------------------------------------------------------------
 * Output
 * --------------------------------------------------------------------------------------------- */

struct vssdoc_inspect_options {
    const char *format;    /* "text", "json", "ndjson"; NULL: text */
    const char *const *operands; /* what vssdoc_read was given, for the closing line of a text that
                                    says how to check it all; NULL: no such line */
    size_t n_operands;
    const char *writer;    /* show this writer only: name, id, instance id or instance name */
    const char *component; /* show this component only: WRITER:\PATH */
    const char *match;     /* list writers, components and file sets that match this pattern (* and
                              ?, without regard to case, anywhere in the text) */
    bool files;            /* list every file set */
    bool stats;            /* figures per writer and the largest folders */
    bool verbose;          /* documents with all notes, places, ids */
    bool colour;           /* ANSI colours (text only) */
    unsigned width;        /* columns of the terminal; 0: lines are not cut (text only) */
};

/* Writes an overview of captures, one after the other: JSON is one document over all of them. */
struct vssdoc_inspection;
VSSDOC_API enum vssdoc_status vssdoc_inspection_begin(const struct vssdoc_inspect_options *options,
                                                      vssdoc_write_fn *write, void *context,
                                                      struct vssdoc_inspection **out,
                                                      struct vssdoc_error *error);
/* VSSDOC_BAD_ARGUMENT when writer or component fits nothing in this capture or several things; the
 * message names what it might have been. */
VSSDOC_API enum vssdoc_status vssdoc_inspection_add(struct vssdoc_inspection *inspection,
                                                    const struct vssdoc_capture *capture,
                                                    struct vssdoc_error *error);
/* Counts of a validation of the capture that is added next, to be shown with it. */
VSSDOC_API void vssdoc_inspection_findings(struct vssdoc_inspection *inspection,
                                           const struct vssdoc_validation_summary *summary);
/* Tells of an input that could not be read, as vssdoc_read's options->problem was told of it: JSON
 * then lists it. */
VSSDOC_API enum vssdoc_status vssdoc_inspection_unreadable(struct vssdoc_inspection *inspection,
                                                           const struct vssdoc_error *problem,
                                                           struct vssdoc_error *error);
/* What an inspection will write about one capture, made ahead of its turn and in any thread: findings
 * as for vssdoc_inspection_findings, or NULL. NULL when it becomes too large to be kept, or memory runs
 * out: vssdoc_inspection_add does it then. */
struct vssdoc_inspection_part;
VSSDOC_API struct vssdoc_inspection_part *
vssdoc_inspection_part_new(const struct vssdoc_inspection *inspection,
                           const struct vssdoc_capture *capture,
                           const struct vssdoc_validation_summary *findings);
/* Instead of vssdoc_inspection_add. The part stays yours. */
VSSDOC_API enum vssdoc_status
vssdoc_inspection_join(struct vssdoc_inspection *inspection,
                       const struct vssdoc_inspection_part *part, struct vssdoc_error *error);
/* NULL is allowed. */
VSSDOC_API void vssdoc_inspection_part_free(struct vssdoc_inspection_part *part);
/* Completes the output and frees the inspection, also after an error. */
VSSDOC_API enum vssdoc_status vssdoc_inspection_end(struct vssdoc_inspection *inspection,
                                                    struct vssdoc_error *error);

struct vssdoc_selections_options {
    const char *format;  /* "text", "json", "ndjson", "csv", "paths", "paths0", "diskshadow", "vshadow",
                            "html", "markdown", "xml"; NULL: text */
    bool verbose;        /* text: every component and file set, with places */
    bool colour;         /* text only */
    unsigned width;      /* text only; 0: lines are not broken */
};

/* Writes selections, one after the other: JSON is one document over all of them (vssdoc/select/1). */
struct vssdoc_selections;
VSSDOC_API enum vssdoc_status vssdoc_selections_begin(
    const struct vssdoc_selections_options *options, vssdoc_write_fn *write, void *context,
    struct vssdoc_selections **out, struct vssdoc_error *error);
/* With a host this goes through its files. */
VSSDOC_API enum vssdoc_status vssdoc_selections_add(struct vssdoc_selections *selections,
                                                    struct vssdoc_selection *selection,
                                                    struct vssdoc_error *error);
/* Completes the output and frees the selections, also after an error. */
VSSDOC_API enum vssdoc_status vssdoc_selections_end(struct vssdoc_selections *selections,
                                                    struct vssdoc_error *error);

/* Writes the answers of several captures; format "text" or "json" (vssdoc/why/1), NULL: text. */
VSSDOC_API enum vssdoc_status vssdoc_why_write(const struct vssdoc_why *const *answers, size_t n,
                                               const struct vssdoc_selections_options *options,
                                               vssdoc_write_fn *write, void *context,
                                               struct vssdoc_error *error);

struct vssdoc_timelines_options {
    const char *format;  /* "text", "json", "dot", "html", "markdown", "xml"; NULL: text */
    bool verbose;        /* text: every writer's part, with places and sources */
    bool colour;         /* text only */
    unsigned width;      /* text only; 0: lines are not broken */
};

/* Writes timelines, one after the other: JSON is one document over all of them (vssdoc/timeline/1). */
struct vssdoc_timelines;
VSSDOC_API enum vssdoc_status vssdoc_timelines_begin(const struct vssdoc_timelines_options *options,
                                                     vssdoc_write_fn *write, void *context,
                                                     struct vssdoc_timelines **out,
                                                     struct vssdoc_error *error);
VSSDOC_API enum vssdoc_status vssdoc_timelines_add(struct vssdoc_timelines *timelines,
                                                   const struct vssdoc_timeline *timeline,
                                                   struct vssdoc_error *error);
/* Completes the output and frees the timelines, also after an error. */
VSSDOC_API enum vssdoc_status vssdoc_timelines_end(struct vssdoc_timelines *timelines,
                                                   struct vssdoc_error *error);

struct vssdoc_restorations_options {
    const char *format;  /* "text", "json", "ndjson", "markdown", "html", "xml"; NULL: text */
    const struct vssdoc_restoration *const *compared; /* of the same captures with another target, one
                                                         for each; NULL: none */
    bool verbose;        /* text: every file and every question */
    bool colour;         /* text only */
    unsigned width;      /* text only; 0: lines are not broken */
};

/* Writes what restores would do (vssdoc/restore/1). VSSDOC_BAD_ARGUMENT for a format that there is
 * none of. */
VSSDOC_API enum vssdoc_status
vssdoc_restorations_write(const struct vssdoc_restoration *const *restorations, size_t n,
                          const struct vssdoc_restorations_options *options, vssdoc_write_fn *write,
                          void *context, struct vssdoc_error *error);

/* Writes the BCD of a capture, the step-th of the restoration, as it would be saved after the restore: what
 * was selected, new targets, the mappings that were used, statuses, whether further restores follow. It is
 * marked as made, see vssdoc_document_options. What writers leave in PreRestore and PostRestore is as the
 * BCD has it: nobody can tell. */
VSSDOC_API enum vssdoc_status vssdoc_restoration_write_bcd(
    const struct vssdoc_restoration *restoration, size_t step, const struct vssdoc_capture *capture,
    vssdoc_write_fn *write, void *context, struct vssdoc_error *error);

/* Writes the graphs of several captures: format "dot" (Graphviz), "json" (vssdoc/graph/1), "mermaid";
 * NULL: dot. VSSDOC_BAD_ARGUMENT for another one. */
VSSDOC_API enum vssdoc_status vssdoc_graph_write(const struct vssdoc_graph *const *graphs, size_t n,
                                                 const char *format, vssdoc_write_fn *write,
                                                 void *context, struct vssdoc_error *error);

struct vssdoc_findings_options {
    const char *format;  /* "text", "json", "ndjson", "sarif", "junit", "github", "html", "markdown",
                            "xml"; NULL: text */
    bool verbose;        /* text: every finding with its place, advice and source */
    bool colour;         /* text only */
    unsigned width;      /* text only; 0: lines are not broken */
};

/* Writes what a validation found. */
VSSDOC_API enum vssdoc_status
vssdoc_validation_write(const struct vssdoc_validation *validation,
                        const struct vssdoc_findings_options *options, vssdoc_write_fn *write,
                        void *context, struct vssdoc_error *error);

/* Writes an accept file: the entries of the validation's own that hold and were used, as they are,
 * and one with an empty reason for every other finding that was kept. */
VSSDOC_API enum vssdoc_status vssdoc_accept_write(const struct vssdoc_validation *validation,
                                                  vssdoc_write_fn *write, void *context,
                                                  struct vssdoc_error *error);
/* The same for what changed: entries name the cause of a change in place of a rule. */
VSSDOC_API enum vssdoc_status vssdoc_accept_write_changes(
    const struct vssdoc_differences *differences, vssdoc_write_fn *write, void *context,
    struct vssdoc_error *error);

struct vssdoc_report_options {
    const char *format;     /* "html", "markdown", "vshadow", "xml"; NULL: html */
    const char *title;      /* of the page; NULL: made of what is in it */
    const char *of;         /* what the report is of: "captures" (NULL), "validation", "selection",
                               "differences", "history", "restore", "timeline" */
    const char *stylesheet; /* a file with an XSLT 1.0 stylesheet, used in place of ours; NULL: ours.
                               It may import "vssdoc:html" or "vssdoc:markdown", and reads nothing else:
                               files and the network are closed to it */
    const char *const *told;/* the options that made these results, to be shown; NULL-terminated, or
                               NULL */
    bool no_script;         /* html: a page without a script */
    size_t max_file_sets;   /* listed by name, others only counted; 0: 100 000, in xml all */
};

/* Writes a report of results, in the order in which they are added: what was found in a capture
 * follows it. "xml" is described by schemas/report.xsd; "vshadow" lists captures alone, with what
 * "vshadow -wm2" prints of each writer. */
struct vssdoc_report;
/* VSSDOC_BAD_ARGUMENT for a format that does not exist, or what is no stylesheet. */
VSSDOC_API enum vssdoc_status vssdoc_report_begin(const struct vssdoc_report_options *options,
                                                  vssdoc_write_fn *write, void *context,
                                                  struct vssdoc_report **out,
                                                  struct vssdoc_error *error);
VSSDOC_API enum vssdoc_status vssdoc_report_capture(struct vssdoc_report *report,
                                                    const struct vssdoc_capture *capture,
                                                    struct vssdoc_error *error);
VSSDOC_API enum vssdoc_status vssdoc_report_validation(struct vssdoc_report *report,
                                                       const struct vssdoc_validation *validation,
                                                       struct vssdoc_error *error);
VSSDOC_API enum vssdoc_status vssdoc_report_selection(struct vssdoc_report *report,
                                                      const struct vssdoc_selection *selection,
                                                      struct vssdoc_error *error);
VSSDOC_API enum vssdoc_status vssdoc_report_differences(struct vssdoc_report *report,
                                                        const struct vssdoc_differences *differences,
                                                        struct vssdoc_error *error);
VSSDOC_API enum vssdoc_status vssdoc_report_history(struct vssdoc_report *report,
                                                    const struct vssdoc_history *history,
                                                    struct vssdoc_error *error);
VSSDOC_API enum vssdoc_status vssdoc_report_restoration(struct vssdoc_report *report,
                                                        const struct vssdoc_restoration *restoration,
                                                        struct vssdoc_error *error);
VSSDOC_API enum vssdoc_status vssdoc_report_timeline(struct vssdoc_report *report,
                                                     const struct vssdoc_timeline *timeline,
                                                     struct vssdoc_error *error);
/* Tells of an input that could not be read, as vssdoc_read's options->problem was told of it. */
VSSDOC_API enum vssdoc_status vssdoc_report_unreadable(struct vssdoc_report *report,
                                                       const struct vssdoc_error *problem,
                                                       struct vssdoc_error *error);
/* Completes the output and frees the report, also after an error. */
VSSDOC_API enum vssdoc_status vssdoc_report_end(struct vssdoc_report *report,
                                                struct vssdoc_error *error);

struct vssdoc_differences_options {
    const char *format; /* "text", "json", "ndjson", "markdown", "html", "xml"; NULL: text */
    bool show_ignored;  /* also what is hidden */
    bool files;         /* text, markdown: every file set, not only counts */
    bool verbose;       /* text: reasons of levels, fingerprints */
    bool colour;        /* text only */
    unsigned width;     /* text only; 0: lines are not broken */
};

/* Writes what a comparison found (vssdoc/diff/1). */
VSSDOC_API enum vssdoc_status
vssdoc_differences_write(const struct vssdoc_differences *differences,
                         const struct vssdoc_differences_options *options, vssdoc_write_fn *write,
                         void *context, struct vssdoc_error *error);
/* Writes a history (vssdoc/diff-history/1). */
VSSDOC_API enum vssdoc_status
vssdoc_history_write(const struct vssdoc_history *history,
                     const struct vssdoc_differences_options *options, vssdoc_write_fn *write,
                     void *context, struct vssdoc_error *error);

struct vssdoc_rules_options {
    const char *format; /* "text", "json", "markdown", "mdoc"; NULL: text */
    const char *scope;  /* "wmd": only rules that look at this; NULL: all */
    bool colour;        /* text only */
    unsigned width;     /* text only; 0: lines are not broken */
};

/* Writes the catalogue. VSSDOC_BAD_ARGUMENT for a format or scope that does not exist. */
VSSDOC_API enum vssdoc_status vssdoc_rules_write(const struct vssdoc_rules_options *options,
                                                 vssdoc_write_fn *write, void *context,
                                                 struct vssdoc_error *error);

struct vssdoc_explain_options {
    const char *format; /* "text", "json"; NULL: text */
    const char *report; /* of vssdoc validate --format json, for a fingerprint; NULL: none */
    bool colour;        /* text only */
    unsigned width;     /* text only; 0: lines are not broken */
};

/* Writes all that is known about a word: a rule's code or slug, an enumeration ("VSS_WRITER_STATE"), a
 * constant ("VSS_RME_CUSTOM") or its spelling in documents, a mask's value ("3855"), a property's
 * ("backupSchema=881", "selectable=yes"), a writer's id or name, an error code or its name, an element,
 * attribute or key, the fingerprint of a finding. VSSDOC_BAD_ARGUMENT with the nearest name when nothing
 * is known. */
VSSDOC_API enum vssdoc_status vssdoc_explain(const char *asked,
                                             const struct vssdoc_explain_options *options,
                                             vssdoc_write_fn *write, void *context,
                                             struct vssdoc_error *error);

/* Writes the key of a redaction: which name became which placeholder (vssdoc/redaction-key/1). */
VSSDOC_API enum vssdoc_status vssdoc_redaction_write(const struct vssdoc_redaction *redaction,
                                                     vssdoc_write_fn *write, void *context,
                                                     struct vssdoc_error *error);

/* ------------------------------------------------------------------------------------------------
 * What a program needs besides: settings, schemas, names, output files
 * --------------------------------------------------------------------------------------------- */

/* One setting of a configuration file:
 *     {"color": "never", "validate": {"fail-on": "warning", "except": ["VSS101"]}} */
enum vssdoc_setting_kind {
    VSSDOC_SETTING_FLAG,
    VSSDOC_SETTING_TEXT,
    VSSDOC_SETTING_NUMBER, /* a whole one; its text is given */
    VSSDOC_SETTING_LIST
};
struct vssdoc_setting {
    const char *command; /* the section: "validate"; NULL: a setting of all commands */
    const char *name;    /* as the option is called; NULL: the section begins */
    enum vssdoc_setting_kind kind;
    bool flag;
    const char *text;
    const char *const *items; /* NULL-terminated */
};

/* Called with each setting, whose texts last for the call. Return false, and why in message (of size
 * bytes), for one that makes no sense: it becomes the error, with its place. */
typedef bool vssdoc_setting_fn(void *context, const struct vssdoc_setting *setting, char *message,
                               size_t size);
/* Reads a configuration file. VSSDOC_BAD_ARGUMENT names the line of what makes no sense, by itself or to
 * you. */
VSSDOC_API enum vssdoc_status vssdoc_settings_read(const char *path, vssdoc_setting_fn *each,
                                                   void *context, struct vssdoc_error *error);

/* A JSON Schema of our output by its short name ("inspect"), NULL when there is none. */
VSSDOC_API const char *vssdoc_json_schema(const char *name);
/* Their names, row by row; NULL past the end. */
VSSDOC_API const char *vssdoc_json_schema_name(size_t index);

/* Writes an XML Schema of a kind of document, made from the table of names: which element and attribute
 * may stand where, how sure we are of it, and where it comes from. Order is free, as it is in real
 * documents. VSSDOC_BAD_ARGUMENT for VSSDOC_OTHER. */
VSSDOC_API enum vssdoc_status vssdoc_xsd_write(enum vssdoc_document_kind kind,
                                               vssdoc_write_fn *write, void *context,
                                               struct vssdoc_error *error);

/* Copies text so that it can be shown anywhere: control characters, marks that change the direction
 * of writing appear as <U+202E>, bytes that are no UTF-8 as <FF>. Returns the length it would have had;
 * writes at most size bytes including the NUL, never half a character. */
VSSDOC_API size_t vssdoc_printable(const char *text, char *out, size_t size);

/* The one of some names (NULL-terminated) that somebody who wrote `asked` probably meant, NULL when
 * none is near. */
VSSDOC_API const char *vssdoc_nearest(const char *asked, const char *const *names);

/* A file that appears whole or not at all: written beside its final place, moved there by commit. */
struct vssdoc_output_file;
VSSDOC_API enum vssdoc_status vssdoc_output_file_open(const char *path,
                                                      struct vssdoc_output_file **out,
                                                      struct vssdoc_error *error);
/* The path that it was opened with: a text of the file's own. */
VSSDOC_API const char *vssdoc_output_file_path(const struct vssdoc_output_file *file);
/* A vssdoc_write_fn; context is the struct vssdoc_output_file. */
VSSDOC_API bool vssdoc_output_file_write(void *file, const char *bytes, size_t size);
/* Moves the file to its place and frees the object, also when that fails. */
VSSDOC_API enum vssdoc_status vssdoc_output_file_commit(struct vssdoc_output_file *file,
                                                        struct vssdoc_error *error);
/* Removes what was written and frees the object. NULL is allowed. */
VSSDOC_API void vssdoc_output_file_discard(struct vssdoc_output_file *file);

/* A folder for many such files; it is made where it does not exist. */
struct vssdoc_output_folder;
VSSDOC_API enum vssdoc_status vssdoc_output_folder_open(const char *path,
                                                        struct vssdoc_output_folder **out,
                                                        struct vssdoc_error *error);
/* Opens a file in it. wanted is a path from wherever ("archive/../C:\x.xml"): what would lead out of the
 * folder or is no name everywhere is left out or replaced, an extension such as ".xml" gives way to the
 * given one, and a name that was taken gets a number ("x~2.json"). Commit or discard the file. */
VSSDOC_API enum vssdoc_status vssdoc_output_folder_file(struct vssdoc_output_folder *folder,
                                                        const char *wanted, const char *extension,
                                                        struct vssdoc_output_file **out,
                                                        struct vssdoc_error *error);
/* NULL is allowed. */
VSSDOC_API void vssdoc_output_folder_close(struct vssdoc_output_folder *folder);

/* The library's version: "0.1.0". */
VSSDOC_API const char *vssdoc_version(void);

#ifdef __cplusplus
}
#endif
#endif
