## One program per unit; add yours here, its source is the file of that name.
unit_tests = \
  %D%/test_allocation \
  %D%/test_arena_intern \
  %D%/test_binary \
  %D%/test_capture \
  %D%/test_diff \
  %D%/test_document_json \
  %D%/test_document_xml \
  %D%/test_drives \
  %D%/test_encoding \
  %D%/test_explain \
  %D%/test_file_decisions \
  %D%/test_file_index \
  %D%/test_filetime \
  %D%/test_fleet \
  %D%/test_graph \
  %D%/test_guid \
  %D%/test_host \
  %D%/test_jobs \
  %D%/test_json \
  %D%/test_known_writers \
  %D%/test_limits \
  %D%/test_names_file \
  %D%/test_nearest \
  %D%/test_option_string \
  %D%/test_output_file \
  %D%/test_pairing \
  %D%/test_places \
  %D%/test_position \
  %D%/test_prefixes \
  %D%/test_ranges \
  %D%/test_reader \
  %D%/test_reader_bcd \
  %D%/test_reader_marks \
  %D%/test_redact \
  %D%/test_report_parts \
  %D%/test_restore \
  %D%/test_restore_matrix \
  %D%/test_select \
  %D%/test_shape \
  %D%/test_sniff \
  %D%/test_target \
  %D%/test_text \
  %D%/test_timeline \
  %D%/test_utf16 \
  %D%/test_values \
  %D%/test_volumes \
  %D%/test_winpath

## Those that read documents share what makes bytes, files and archives and collects what was read.
unit_fixture = %D%/fixture.c %D%/fixture.h
tests_unit_test_allocation_SOURCES = %D%/test_allocation.c $(unit_fixture)
tests_unit_test_allocation_LDADD = $(LDADD) -ldl
tests_unit_test_capture_SOURCES = %D%/test_capture.c $(unit_fixture)
unit_likeness = %D%/likeness.c %D%/likeness.h
tests_unit_test_document_json_SOURCES = %D%/test_document_json.c $(unit_likeness) $(unit_fixture)
tests_unit_test_document_xml_SOURCES = %D%/test_document_xml.c $(unit_likeness) $(unit_fixture)
tests_unit_test_drives_SOURCES = %D%/test_drives.c $(unit_fixture)
tests_unit_test_encoding_SOURCES = %D%/test_encoding.c $(unit_fixture)
tests_unit_test_file_decisions_SOURCES = %D%/test_file_decisions.c $(unit_fixture)
tests_unit_test_file_index_SOURCES = %D%/test_file_index.c $(unit_fixture)
tests_unit_test_jobs_SOURCES = %D%/test_jobs.c $(unit_fixture)
tests_unit_test_limits_SOURCES = %D%/test_limits.c $(unit_fixture)
tests_unit_test_names_file_SOURCES = %D%/test_names_file.c $(unit_fixture)
tests_unit_test_output_file_SOURCES = %D%/test_output_file.c $(unit_fixture)
tests_unit_test_pairing_SOURCES = %D%/test_pairing.c $(unit_fixture)
tests_unit_test_places_SOURCES = %D%/test_places.c $(unit_fixture)
tests_unit_test_position_SOURCES = %D%/test_position.c $(unit_fixture)
tests_unit_test_prefixes_SOURCES = %D%/test_prefixes.c $(unit_fixture)
tests_unit_test_reader_SOURCES = %D%/test_reader.c $(unit_fixture)
tests_unit_test_reader_bcd_SOURCES = %D%/test_reader_bcd.c $(unit_fixture)
tests_unit_test_reader_marks_SOURCES = %D%/test_reader_marks.c $(unit_fixture)
tests_unit_test_report_parts_SOURCES = %D%/test_report_parts.c $(unit_fixture)
tests_unit_test_restore_SOURCES = %D%/test_restore.c $(unit_fixture)
tests_unit_test_restore_matrix_SOURCES = %D%/test_restore_matrix.c $(unit_fixture)
tests_unit_test_redact_SOURCES = %D%/test_redact.c $(unit_fixture)
tests_unit_test_sniff_SOURCES = %D%/test_sniff.c $(unit_fixture)
tests_unit_test_graph_SOURCES = %D%/test_graph.c $(unit_fixture)
tests_unit_test_host_SOURCES = %D%/test_host.c $(unit_fixture)
tests_unit_test_timeline_SOURCES = %D%/test_timeline.c $(unit_fixture)
tests_unit_test_diff_SOURCES = %D%/test_diff.c $(unit_fixture)
tests_unit_test_fleet_SOURCES = %D%/test_fleet.c $(unit_likeness) $(unit_fixture)
tests_unit_test_select_SOURCES = %D%/test_select.c $(unit_fixture)
tests_unit_test_volumes_SOURCES = %D%/test_volumes.c $(unit_fixture)

EXTRA_DIST += %D%/cmocka_all.h %D%/without-cmocka.sh
if CMOCKA
check_PROGRAMS += $(unit_tests)
TESTS += $(unit_tests)
else
EXTRA_PROGRAMS += $(unit_tests)
TESTS += %D%/without-cmocka.sh
endif
