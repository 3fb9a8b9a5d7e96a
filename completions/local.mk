## Completions for shells, as the built program tells them: never distributed, so that they cannot drift.
bashcompletiondir = $(bash_completion_dir)
zshcompletiondir = $(zsh_completion_dir)
fishcompletiondir = $(fish_completion_dir)
nodist_bashcompletion_DATA = %D%/vssdoc
nodist_zshcompletion_DATA = %D%/_vssdoc
nodist_fishcompletion_DATA = %D%/vssdoc.fish
completions = $(nodist_bashcompletion_DATA) $(nodist_zshcompletion_DATA) $(nodist_fishcompletion_DATA)
CLEANFILES += $(completions)

complete_for = $(AM_V_GEN)$(MKDIR_P) %D% && $(RUN_UNDER) ./vssdoc$(EXEEXT) help --completion
%D%/vssdoc: vssdoc$(EXEEXT)
	$(complete_for) bash >$@-t && mv $@-t $@
%D%/_vssdoc: vssdoc$(EXEEXT)
	$(complete_for) zsh >$@-t && mv $@-t $@
%D%/vssdoc.fish: vssdoc$(EXEEXT)
	$(complete_for) fish >$@-t && mv $@-t $@
