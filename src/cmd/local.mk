vssdoc_SOURCES += \
  %D%/accept.c %D%/accept.h \
  %D%/child.c %D%/child.h \
  %D%/cmd.h \
  %D%/cmd_convert.c \
  %D%/cmd_diff.c \
  %D%/cmd_explain.c \
  %D%/cmd_fleet.c \
  %D%/cmd_graph.c \
  %D%/cmd_help.c \
  %D%/cmd_inspect.c \
  %D%/cmd_render.c \
  %D%/cmd_restore.c \
  %D%/cmd_rules.c \
  %D%/cmd_schema.c \
  %D%/cmd_select.c \
  %D%/cmd_timeline.c \
  %D%/cmd_validate.c \
  %D%/cmd_why.c \
  %D%/command_line.c \
  %D%/commands.c \
  %D%/completion.c %D%/completion.h \
  %D%/completion_bash.c \
  %D%/completion_fish.c \
  %D%/completion_words.c \
  %D%/completion_zsh.c \
  %D%/config.c %D%/config.h \
  %D%/config_schema.c \
  %D%/convert_path.c %D%/convert_path.h \
  %D%/help.c %D%/help.h \
  %D%/help_config.c \
  %D%/help_names.c \
  %D%/help_redaction.c \
  %D%/help_topics.c \
  %D%/input.c %D%/input.h \
  %D%/lists.c \
  %D%/main.c \
  %D%/message.c \
  %D%/options.c %D%/options.h \
  %D%/output.c %D%/output.h \
  %D%/overwriting.c %D%/overwriting.h \
  %D%/progress.c %D%/progress.h \
  %D%/redacting.c %D%/redacting.h \
  %D%/schema.h \
  %D%/selecting.c %D%/selecting.h \
  %D%/target_uses.c %D%/target_uses.h \
  %D%/today.c \
  %D%/told.c %D%/told.h
