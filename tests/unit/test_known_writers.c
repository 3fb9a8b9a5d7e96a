/* The table of known writers. */
#include "cmocka_all.h"

#include <vssdoc.h>

#include "base/text.h"

/* Every writer whose id a documentation page or a captured document gives, with its name there;
 * NULL where the page gives none. */
static const struct {
    const char *writer_id, *name;
} documented[] = {
    {"B2014C9E-8711-4C5C-A5A9-3CF384484757", "NTDS"},
    {"772C45F8-AE01-4F94-940C-94961864ACAD", "ADFS VSS Writer"},
    {"DD846AAA-A1B6-42A8-AAF8-03DCB6114BFD", "ADAM (instance1) Writer"},
    {"886C43B1-D455-4428-A37F-4D6B9E43F50F", "AD RMS Writer"},
    {"BE000CBE-11FE-4426-9C58-531AA6355FC4", "ASR Writer"},
    {"4969D978-BE47-48B0-B100-F328F07AC1E0", "BITS Writer"},
    {"6F5B15B5-DA24-4D88-B737-63063E3A1F86", "Certificate Authority"},
    {"1072AE1C-E5A7-4EA1-9E4A-6F7964656570", "Cluster Shared Volume VSS Writer"},
    {"542DA469-D3E1-473C-9F4F-7847F01FC64F", "COM+ REGDB Writer"},
    {"BE9AC81E-3619-421F-920F-4C6FEA9E93AD", "Dhcp Jet Writer"},
    {"12CE4370-5BB7-4C58-A76A-E5D5097E3674", "FSRM Writer"},
    {"2A40FD15-DFCA-4AA8-A654-1F8C654603F6", NULL},
    {"59B1F0CF-90EF-465F-9609-6CA8B2938366", NULL},
    {"7E47B561-971A-46E6-96B9-696EEAA53B2A", "MSMQ Writer (MSMQ$Resource)"},
    {"CD3F2362-8BEF-46C7-9181-D62844CDC0B2", "MSSearch Service Writer"},
    {"35E81631-13E1-48DB-97FC-D5BC721BB18A", "NPS VSS Writer"},
    {"0BADA1DE-01A9-4625-8278-69E735F39DD2", "Performance Counters Writer"},
    {"AFBAB4A2-367D-4D15-A586-71DBB18F8485", "Registry Writer"},
    {"F2436E37-09F5-41AF-9B2A-4CA2435DBFD5", "Bootable State writer"},
    {"4DC3BDD4-AB48-4D07-ADB0-3BEE2926FD7F", "Shadow Copy Optimization Writer"},
    {"D46BF321-FDBA-4A35-8EC3-454DF03BC86A", "Sync Share Service VSS writer"},
    {"E8132975-6F93-4464-A53E-1050253AE220", "System Writer"},
    {"D61D61C8-D73A-4EEE-8CDD-F6F9786B7124", "Task Scheduler Writer"},
    {"5382579C-98DF-47A7-AC6C-98A6D7106E09", "TermServLicensing"},
    {"368753EC-572E-4FC7-B4B9-CCD9BDC624CB", "TS Gateway Writer"},
    {"75DFB225-E2E4-4D39-9AC9-FFAFF65DDF06", "VSS Metadata Store Writer"},
    {"75DFB225-E2E4-4D39-9AC9-FFAFF65DDF06", "VSS Express Writer Metadata Store Writer"},
    {"82CB5521-68DB-4626-83A4-7FC6F88853E9", "WDS VSS Writer"},
    {"8D5194E1-E455-434A-B2E5-51296CCE67DF", "WIDWriter"},
    {"F08C1483-8407-4A26-8C26-6C267A629741", "WINS Jet Writer"},
    {"A6AD56C2-B509-4E6C-BB19-49D8F43532F0", "WMI Writer"},
    {"D76F5A28-3092-4589-BA48-2958FB88CE29", "FRS Writer"},
    {"2707761B-2324-473D-88EB-EB007A359533", "DFS Replication service writer"},
    {"41E12264-35D8-479B-8E5C-9B23D1DAD37E", "Cluster Database"},
    {"41DB4DBF-6046-470E-8AD5-D5081DFB1B70", "Dedup Writer"},
    {"A65FAA63-5EA8-4EBC-9DBD-A0C4DB26912A", "SqlServerWriter"},
    {"76FE1AC4-15F7-4BCD-987E-8E1ACB462FB7", "Microsoft Exchange Writer"},
    {"66841CD4-6DED-4F4B-8F17-FD23F8DDC3DE", "Microsoft Hyper-V VSS Writer"},
};

/* The rows are sorted by id, thus unique, every id is written as GUIDs are written, and what must
 * be there is there. */
static void every_row_is_sound(void **state)
{
    const struct vssdoc_known_writer *row, *before = NULL;
    size_t n = 0;
    (void)state;
    for (; (row = vssdoc_known_writer_at(n)) != NULL; n++, before = row) {
        struct vssdoc_guid guid;
        char written[37];
        CHECK(vssdoc_guid_parse(row->writer_id, &guid), "%s is no GUID", row->writer_id);
        vssdoc_guid_format(&guid, written);
        assert_string_equal(written, row->writer_id);
        CHECK(before == NULL || strcmp(before->writer_id, row->writer_id) < 0,
              "%s does not come behind %s", row->writer_id, before->writer_id);
        CHECK(row->name != NULL && *row->name != '\0', "%s has no name", row->writer_id);
        CHECK(row->about != NULL && *row->about != '\0', "%s: about what?", row->name);
        CHECK(row->source != NULL && *row->source != '\0', "%s: no source", row->name);
        CHECK(row->service == NULL || *row->service != '\0', "%s: empty service", row->name);
        CHECK(row->restore == NULL || *row->restore != '\0', "%s: empty restore", row->name);
        CHECK(row->variants == NULL || row->variants[0] != NULL, "%s: no variants", row->name);
    }
    assert_in_range(n, 37, 1000);
    assert_null(vssdoc_known_writer_at(n + 1));
    assert_null(vssdoc_known_writer_at(SIZE_MAX));
}

/* Every row is found by its id in any spelling, and nothing else is. */
static void every_row_is_found(void **state)
{
    const struct vssdoc_known_writer *row;
    struct vssdoc_guid guid;
    (void)state;
    for (size_t i = 0; (row = vssdoc_known_writer_at(i)) != NULL; i++) {
        (void)vssdoc_guid_parse(row->writer_id, &guid);
        assert_ptr_equal(vssdoc_known_writer_find(&guid), row);
        guid.bytes[15] ^= 1;
        assert_ptr_not_equal(vssdoc_known_writer_find(&guid), row);
    }
    (void)vssdoc_guid_parse("00000000-0000-0000-0000-000000000000", &guid);
    assert_null(vssdoc_known_writer_find(&guid));
    (void)vssdoc_guid_parse("ffffffff-ffff-ffff-ffff-ffffffffffff", &guid);
    assert_null(vssdoc_known_writer_find(&guid));
    (void)vssdoc_guid_parse("no id", &guid);
    assert_null(vssdoc_known_writer_find(&guid));
}

/* Every writer that the sources name is known by its name there. */
static void documented_writers_are_known(void **state)
{
    (void)state;
    for (size_t i = 0; i < LENGTH(documented); i++) {
        struct vssdoc_guid guid;
        assert_true(vssdoc_guid_parse(documented[i].writer_id, &guid));
        const struct vssdoc_known_writer *row = vssdoc_known_writer_find(&guid);
        CHECK(row != NULL, "%s is unknown", documented[i].writer_id);
        bool named = documented[i].name == NULL || strcmp(row->name, documented[i].name) == 0;
        for (size_t v = 0; !named && row->variants != NULL && row->variants[v] != NULL; v++)
            named = vsd_glob_folded(row->variants[v], documented[i].name);
        CHECK(named, "%s is %s", documented[i].name, row->name);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_is_sound),
        cmocka_unit_test(every_row_is_found),
        cmocka_unit_test(documented_writers_are_known),
    };
    return RUN(tests);
}
