libvssdoc_core_la_SOURCES += \
  %D%/accept.c \
  %D%/betest.c \
  %D%/csv.c %D%/csv.h \
  %D%/document_json.c \
  %D%/document_nodes.c %D%/document_nodes.h \
  %D%/document_xml.c \
  %D%/dot.c %D%/dot.h \
  %D%/encoder.c %D%/encoder.h \
  %D%/difference_value.c \
  %D%/differences.c %D%/differences.h \
  %D%/differences_json.c \
  %D%/differences_markdown.c \
  %D%/differences_text.c \
  %D%/explanation.c %D%/explanation.h \
  %D%/explanation_json.c \
  %D%/explanation_text.c \
  %D%/formats.c %D%/formats.h \
  %D%/file_tally.h \
  %D%/findings.c %D%/findings.h \
  %D%/findings_github.c \
  %D%/findings_json.c \
  %D%/findings_junit.c \
  %D%/findings_sarif.c \
  %D%/findings_text.c \
  %D%/graph_dot.c \
  %D%/graph_json.c \
  %D%/graph_mermaid.c \
  %D%/graphs.c %D%/graphs.h \
  %D%/inspect_component.c \
  %D%/inspect_head.c \
  %D%/inspect_json.c \
  %D%/inspect_page.h \
  %D%/inspect_search.c \
  %D%/inspect_text.c \
  %D%/inspect_writer.c \
  %D%/inspection.c %D%/inspection.h \
  %D%/inspection_part.c \
  %D%/json.c %D%/json.h \
  %D%/json_bcd.c \
  %D%/json_document.c \
  %D%/json_manifest.c \
  %D%/json_model.h \
  %D%/json_property.c %D%/json_property.h \
  %D%/json_wmd.c \
  %D%/out.c %D%/out.h \
  %D%/page.c %D%/page.h \
  %D%/report.c %D%/report.h \
  %D%/report_backup.c \
  %D%/report_differences.c \
  %D%/report_files.c \
  %D%/report_findings.c \
  %D%/report_overview.c \
  %D%/report_property.c \
  %D%/report_restoration.c \
  %D%/report_selection.c \
  %D%/report_timeline.c \
  %D%/report_vshadow.c \
  %D%/report_writers.c \
  %D%/restoration_bcd.c \
  %D%/restoration_json.c \
  %D%/restoration_markdown.c \
  %D%/restoration_text.c \
  %D%/restorations.c %D%/restorations.h \
  %D%/rows.c %D%/rows.h \
  %D%/redaction.c \
  %D%/rules.c %D%/rules.h \
  %D%/rules_json.c \
  %D%/rules_markdown.c \
  %D%/rules_mdoc.c \
  %D%/rules_text.c \
  %D%/schema.c \
  %D%/selection_bcd.c \
  %D%/selection_files.c \
  %D%/selection_json.c \
  %D%/selection_json_verdicts.c \
  %D%/selection_parts.h \
  %D%/selection_paste.c \
  %D%/selection_paths.c \
  %D%/selection_text.c \
  %D%/selection_text_verdicts.c \
  %D%/selection_text_writers.c \
  %D%/selections.c %D%/selections.h \
  %D%/timeline_dot.c \
  %D%/timeline_json.c \
  %D%/timeline_text.c \
  %D%/timelines.c %D%/timelines.h \
  %D%/why.c \
  %D%/testwriter.c \
  %D%/xml.c %D%/xml.h \
  %D%/xsd.c
