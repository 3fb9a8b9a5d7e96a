<?xml version="1.0" encoding="UTF-8"?>
<!-- A report for a ticket, in GitHub's Markdown. File sets are counted, not listed. Every text of a
     document goes through v:markdown or v:code. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:v="urn:vssdoc:functions" exclude-result-prefixes="v">

<xsl:output method="text" encoding="UTF-8"/>

<xsl:template match="/report">
  <xsl:text># </xsl:text>
  <xsl:choose>
    <xsl:when test="@title"><xsl:value-of select="v:markdown(@title)"/></xsl:when>
    <xsl:when test="@of = 'validation'">VSS metadata: findings</xsl:when>
    <xsl:when test="@of = 'selection'">VSS metadata: what the backup holds</xsl:when>
    <xsl:when test="@of = 'timeline'">VSS metadata: the sequence of events</xsl:when>
    <xsl:when test="count(capture) = 1 and capture/overview/@machine">VSS metadata of <xsl:value-of select="v:markdown(capture/overview/@machine)"/></xsl:when>
    <xsl:when test="count(capture) = 1">VSS metadata</xsl:when>
    <xsl:otherwise><xsl:value-of select="count(capture)"/> captures of VSS metadata</xsl:otherwise>
  </xsl:choose>
  <xsl:text>&#10;</xsl:text>
  <xsl:if test="count(capture) &gt; 1"><xsl:call-template name="captures"/></xsl:if>
  <xsl:if test="unreadable">
    <xsl:text>&#10;## Could not be read&#10;&#10;</xsl:text>
    <xsl:for-each select="unreadable"><xsl:value-of select="concat('- ', v:code(@source), ': ', v:markdown(.), '&#10;')"/></xsl:for-each>
  </xsl:if>
  <xsl:apply-templates select="capture | findings | selection | timeline"/>
  <xsl:text>&#10;---&#10;Made by vssdoc </xsl:text><xsl:value-of select="tool/@version"/>
  <xsl:for-each select="tool/option"><xsl:value-of select="concat(', ', v:code(.))"/></xsl:for-each>
  <xsl:text>. File sets are counted here; `--format html` and `--format xml` list them.&#10;</xsl:text>
</xsl:template>

<xsl:template name="captures">
  <xsl:text>&#10;| Capture | Machine | Writers | Components | In the backup | File sets | Errors | Warnings | Notes |&#10;| --- | --- | --: | --: | --: | --: | --: | --: | --: |&#10;</xsl:text>
  <xsl:for-each select="capture">
    <xsl:value-of select="concat('| ', v:code(@source), ' | ', v:markdown(overview/@machine), ' | ', overview/@writers, ' | ', overview/@components, ' | ', selection/@included, ' | ', overview/@file-sets, ' | ', findings/@error, ' | ', findings/@warning, ' | ', findings/@info, ' |&#10;')"/>
  </xsl:for-each>
</xsl:template>

<!-- ==== a capture ==== -->

<xsl:template name="row">
  <xsl:param name="name"/>
  <xsl:param name="value"/>
  <xsl:value-of select="concat('| ', $name, ' | ', $value, ' |&#10;')"/>
</xsl:template>

<xsl:template match="capture">
  <xsl:text>&#10;## </xsl:text><xsl:value-of select="v:code(@source)"/>
  <xsl:if test="@backup"><xsl:value-of select="concat(', the backup of ', v:code(@backup))"/></xsl:if>
  <xsl:text>&#10;&#10;| | |&#10;| --- | --- |&#10;</xsl:text>
  <xsl:for-each select="overview">
    <xsl:call-template name="row">
      <xsl:with-param name="name" select="'Machine'"/>
      <xsl:with-param name="value"><xsl:choose><xsl:when test="@machine"><xsl:value-of select="v:markdown(@machine)"/></xsl:when><xsl:otherwise>the documents do not tell</xsl:otherwise></xsl:choose></xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="row">
      <xsl:with-param name="name" select="'Taken'"/>
      <xsl:with-param name="value">
        <xsl:choose><xsl:when test="taken-by"><xsl:value-of select="concat('by ', v:markdown(taken-by), ' (', v:markdown(taken-by/@because), ')')"/></xsl:when><xsl:otherwise>the documents do not tell by what</xsl:otherwise></xsl:choose>
        <xsl:choose><xsl:when test="taken-at"><xsl:value-of select="concat('; ', v:markdown(taken-at), ' (', v:markdown(taken-at/@because), ')')"/></xsl:when><xsl:otherwise>; the documents do not tell when</xsl:otherwise></xsl:choose>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:for-each>
  <xsl:for-each select="backup-components">
    <xsl:call-template name="row">
      <xsl:with-param name="name" select="'Backup'"/>
      <xsl:with-param name="value">
        <xsl:choose>
          <xsl:when test="@backup-type"><xsl:value-of select="v:code(@backup-type)"/></xsl:when>
          <xsl:when test="@backup-type-raw">not understood: <xsl:value-of select="v:code(@backup-type-raw)"/></xsl:when>
          <xsl:otherwise>type not recorded</xsl:otherwise>
        </xsl:choose>
        <xsl:if test="@select-components = 'no'">, whole volumes</xsl:if>
        <xsl:if test="@bootable-system-state = 'yes'">, with bootable system state</xsl:if>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:if test="@snapshot-set-id"><xsl:call-template name="row"><xsl:with-param name="name" select="'Snapshot set'"/><xsl:with-param name="value" select="v:code(@snapshot-set-id)"/></xsl:call-template></xsl:if>
  </xsl:for-each>
  <xsl:call-template name="row">
    <xsl:with-param name="name" select="'Documents'"/>
    <xsl:with-param name="value" select="concat(overview/@bcds, ' BCD, ', overview/@wmds, ' WMD, ', overview/@manifests, ' manifest, ', overview/@other-documents, ' other, ', overview/@unreadable-documents, ' unreadable')"/>
  </xsl:call-template>
  <xsl:call-template name="row">
    <xsl:with-param name="name" select="'Writers'"/>
    <xsl:with-param name="value">
      <xsl:value-of select="concat(overview/@writers, ' with ')"/>
      <xsl:call-template name="count"><xsl:with-param name="n" select="overview/@components"/><xsl:with-param name="one" select="'component'"/></xsl:call-template>
      <xsl:text>, </xsl:text>
      <xsl:call-template name="count"><xsl:with-param name="n" select="overview/@file-sets"/><xsl:with-param name="one" select="'file set'"/></xsl:call-template>
    </xsl:with-param>
  </xsl:call-template>
  <xsl:for-each select="selection/consistency">
    <xsl:call-template name="row">
      <xsl:with-param name="name" select="'Consistency'"/>
      <xsl:with-param name="value">
        <xsl:value-of select="v:markdown(verdict)"/>
        <xsl:for-each select="reason"><xsl:value-of select="concat('&lt;br&gt;', v:markdown(.))"/></xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:for-each>
  <xsl:apply-templates select="findings | selection"/>
  <xsl:apply-templates select="timeline"/>
  <xsl:call-template name="methods"/>
  <xsl:apply-templates select="backup-components[.//failure or entry/record/@backup-succeeded]"/>
  <xsl:apply-templates select="documents"/>
</xsl:template>

<xsl:template name="count">
  <xsl:param name="n"/>
  <xsl:param name="one"/>
  <xsl:value-of select="concat(format-number($n, '#,##0'), ' ', $one)"/>
  <xsl:if test="$n != 1">s</xsl:if>
</xsl:template>

<!-- ==== findings ==== -->

<xsl:template match="findings">
  <xsl:text>&#10;### Findings&#10;&#10;</xsl:text>
  <xsl:call-template name="count"><xsl:with-param name="n" select="@error"/><xsl:with-param name="one" select="'error'"/></xsl:call-template>
  <xsl:text>, </xsl:text>
  <xsl:call-template name="count"><xsl:with-param name="n" select="@warning"/><xsl:with-param name="one" select="'warning'"/></xsl:call-template>
  <xsl:text>, </xsl:text>
  <xsl:call-template name="count"><xsl:with-param name="n" select="@info"/><xsl:with-param name="one" select="'note'"/></xsl:call-template>
  <xsl:if test="@accepted &gt; 0"><xsl:value-of select="concat(', ', @accepted, ' accepted')"/></xsl:if>
  <xsl:text> in </xsl:text>
  <xsl:call-template name="count"><xsl:with-param name="n" select="@documents"/><xsl:with-param name="one" select="'document'"/></xsl:call-template>
  <xsl:text>.&#10;</xsl:text>
  <xsl:if test="finding">
    <xsl:text>&#10;| Level | Rule | Where | Finding |&#10;| --- | --- | --- | --- |&#10;</xsl:text>
    <xsl:for-each select="finding">
      <xsl:text>| </xsl:text>
      <xsl:choose><xsl:when test="accepted">accepted</xsl:when><xsl:when test="@severity = 'info'">note</xsl:when><xsl:otherwise>**<xsl:value-of select="@severity"/>**</xsl:otherwise></xsl:choose>
      <xsl:value-of select="concat(' | ', @rule, ' ', v:markdown(@slug), ' | ')"/>
      <xsl:if test="@writer or @writer-id"><xsl:call-template name="writer-name"/></xsl:if>
      <xsl:if test="@component"><xsl:value-of select="concat(' ', v:code(@component))"/></xsl:if>
      <xsl:if test="not(@writer) and not(@writer-id) and not(@component) and @document"><xsl:value-of select="v:code(@document)"/></xsl:if>
      <xsl:value-of select="concat(' | ', v:markdown(message), ' |&#10;')"/>
    </xsl:for-each>
  </xsl:if>
</xsl:template>

<!-- ==== what the backup holds ==== -->

<xsl:template name="writer-name">
  <xsl:choose>
    <xsl:when test="@writer"><xsl:value-of select="v:markdown(@writer)"/></xsl:when>
    <xsl:when test="@writer-id"><xsl:value-of select="v:code(@writer-id)"/></xsl:when>
    <xsl:otherwise>(no name)</xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template match="selection">
  <xsl:text>&#10;### What the backup holds&#10;&#10;</xsl:text>
  <xsl:if test="not(ancestor::capture)"><xsl:value-of select="concat(v:code(@source), ': ')"/></xsl:if>
  <xsl:value-of select="concat('**', @included, ' of ', @components, ' components**, ', format-number(@file-sets, '#,##0'), ' file sets')"/>
  <xsl:choose>
    <xsl:when test="@has-bcd = 'yes'">, as the BCD says.</xsl:when>
    <xsl:when test="@bcd-unread = 'yes'">, by the rules of <xsl:value-of select="@requester"/>: no BCD could be read.</xsl:when>
    <xsl:otherwise>, by the rules of <xsl:value-of select="@requester"/>: there is no BCD.</xsl:otherwise>
  </xsl:choose>
  <xsl:choose>
    <xsl:when test="set-volume"> Snapshot set: <xsl:for-each select="set-volume"><xsl:value-of select="v:code(@name)"/><xsl:if test="position() != last()">, </xsl:if></xsl:for-each>.</xsl:when>
    <xsl:otherwise> The snapshot set is not known, so nothing is left out for its volume.</xsl:otherwise>
  </xsl:choose>
  <xsl:text>&#10;&#10;| Writer | In | Not in the backup, and why |&#10;| --- | --: | --- |&#10;</xsl:text>
  <xsl:for-each select="selected-writer">
    <xsl:text>| </xsl:text><xsl:call-template name="writer-name"/>
    <xsl:value-of select="concat(' | ', @included, ' of ', @components, ' | ')"/>
    <xsl:for-each select="selected[@inclusion = 'none'][position() &lt;= 10]">
      <xsl:value-of select="concat(v:code(@full-path), ': ')"/>
      <xsl:call-template name="reason"/>
      <xsl:if test="position() != last()">&lt;br&gt;</xsl:if>
    </xsl:for-each>
    <xsl:if test="count(selected[@inclusion = 'none']) &gt; 10"><xsl:value-of select="concat('&lt;br&gt;and ', count(selected[@inclusion = 'none']) - 10, ' more')"/></xsl:if>
    <xsl:text> |&#10;</xsl:text>
  </xsl:for-each>
  <xsl:if test="unmet">
    <xsl:text>&#10;Depended on, and not in the backup:&#10;&#10;</xsl:text>
    <xsl:for-each select="unmet">
      <xsl:value-of select="concat('- ', v:code(@target))"/>
      <xsl:if test="@computer"><xsl:value-of select="concat(' on ', v:markdown(@computer), ', of which nobody here can tell')"/></xsl:if>
      <xsl:text>, by </xsl:text><xsl:call-template name="writer-name"/><xsl:value-of select="concat(' ', v:code(@full-path), '&#10;')"/>
    </xsl:for-each>
  </xsl:if>
  <xsl:apply-templates select="machine-files"/>
</xsl:template>

<xsl:template match="machine-files">
  <xsl:value-of select="concat('&#10;Files of the machine: **', format-number(@included, '#,##0'), ' of ', format-number(@included + @left-out + @unclaimed, '#,##0'), '** in the backup, ', format-number(@left-out, '#,##0'), ' left out, ', format-number(@unclaimed, '#,##0'), ' of no writer, ', format-number(@claimed-twice, '#,##0'), ' claimed twice, ', format-number(@missing, '#,##0'), ' missing.&#10;')"/>
  <xsl:if test="files-of">
    <xsl:text>&#10;| Writer | Files in | Not in the backup |&#10;| --- | --: | --- |&#10;</xsl:text>
    <xsl:for-each select="files-of">
      <xsl:value-of select="concat('| ', v:markdown(@writer), ' | ', format-number(@included, '#,##0'), ' | ')"/>
      <xsl:for-each select="left-out"><xsl:value-of select="concat(format-number(@files, '#,##0'), ' ', v:code(@reason))"/><xsl:if test="position() != last()">, </xsl:if></xsl:for-each>
      <xsl:text> |&#10;</xsl:text>
    </xsl:for-each>
  </xsl:if>
  <xsl:if test="missing-file">
    <xsl:text>&#10;Missing, so that the backup fails without them:&#10;&#10;</xsl:text>
    <xsl:for-each select="missing-file[position() &lt;= 50]"><xsl:value-of select="concat('- ', v:code(@path), ' of ')"/><xsl:call-template name="writer-name"/><xsl:value-of select="concat(' ', v:code(@component), '&#10;')"/></xsl:for-each>
    <xsl:if test="@missing &gt; 50"><xsl:value-of select="concat('- and ', @missing - 50, ' more&#10;')"/></xsl:if>
  </xsl:if>
</xsl:template>

<xsl:template name="reason">
  <xsl:choose>
    <xsl:when test="@reason = 'volume_not_in_set'">needs <xsl:value-of select="v:code(@by)"/>, not in the snapshot set</xsl:when>
    <xsl:when test="@reason = 'writer_left_out'">the writer cannot take part without <xsl:value-of select="v:code(@by)"/></xsl:when>
    <xsl:when test="@reason = 'ancestor_not_included'">only with <xsl:value-of select="v:code(@by)"/></xsl:when>
    <xsl:when test="@by"><xsl:value-of select="v:markdown(@by)"/></xsl:when>
    <xsl:otherwise>the requester's choice: no rule explains it</xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- ==== the sequence of events ==== -->

<xsl:template match="timeline">
  <xsl:text>&#10;### Timeline&#10;&#10;</xsl:text>
  <xsl:if test="not(ancestor::capture)"><xsl:value-of select="concat(v:code(@source), ': ')"/></xsl:if>
  <xsl:choose>
    <xsl:when test="@phase">
      <xsl:value-of select="concat('Where the BCD was saved: **', v:markdown(@title), '** (', @phase)"/>
      <xsl:if test="@after-step"><xsl:value-of select="concat(', after step ', @after-step)"/></xsl:if>
      <xsl:text>)</xsl:text>
      <xsl:if test="evidence">, because of <xsl:for-each select="evidence"><xsl:value-of select="concat(@count, ' ', v:markdown(@what))"/><xsl:if test="position() != last()">, </xsl:if></xsl:for-each></xsl:if>
      <xsl:text>.&#10;</xsl:text>
    </xsl:when>
    <xsl:when test="@bcd-unread = 'yes'">No BCD could be read.&#10;</xsl:when>
    <xsl:otherwise>There is no BCD.&#10;</xsl:otherwise>
  </xsl:choose>
  <xsl:if test="not(ancestor::capture)">
    <xsl:for-each select="remark"><xsl:value-of select="concat('&#10;- ', v:markdown(.))"/></xsl:for-each>
    <xsl:if test="remark"><xsl:text>&#10;</xsl:text></xsl:if>
    <xsl:for-each select="sequence">
      <xsl:value-of select="concat('&#10;#### ', v:markdown(@title), '&#10;&#10;| Step | Shown | Who | What |&#10;| --- | --- | --- | --- |&#10;')"/>
      <xsl:for-each select="step">
        <xsl:value-of select="concat('| ', @label, ' | ', @done, ' | ', @party)"/>
        <xsl:if test="@on"><xsl:value-of select="concat(' on the ', v:markdown(@on))"/></xsl:if>
        <xsl:value-of select="concat(' | ', v:markdown(action))"/>
        <xsl:if test="@call"><xsl:value-of select="concat(' ', v:code(@call))"/></xsl:if>
        <xsl:if test="@event"><xsl:value-of select="concat(' event ', v:code(@event))"/></xsl:if>
        <xsl:if test="@state"><xsl:value-of select="concat(' then ', v:code(@state))"/></xsl:if>
        <xsl:for-each select="part[@failure]"><xsl:value-of select="concat(' **failure** ', v:markdown(@writer), ': ', v:markdown(@failure))"/></xsl:for-each>
        <xsl:text> |&#10;</xsl:text>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:if>
  <xsl:if test="machine">
    <xsl:text>&#10;| Machine | How it is backed up | In the backup |&#10;| --- | --- | --- |&#10;</xsl:text>
    <xsl:for-each select="machine"><xsl:value-of select="concat('| ', v:markdown(@name), ' | ', translate(@mechanism, '_', ' '), ': ', v:markdown(@because), ' | ', @included, ' |&#10;')"/></xsl:for-each>
  </xsl:if>
  <xsl:if test="check">
    <xsl:text>&#10;| Condition | State | Found |&#10;| --- | --- | --- |&#10;</xsl:text>
    <xsl:for-each select="check"><xsl:value-of select="concat('| ', v:markdown(what), ' | ', translate(@verdict, '_', ' '), ' | ', v:markdown(detail), ' |&#10;')"/></xsl:for-each>
  </xsl:if>
</xsl:template>

<!-- ==== restore, records, documents ==== -->

<xsl:template name="methods">
  <xsl:if test="writers/writer">
    <xsl:text>&#10;&lt;details&gt;&lt;summary&gt;Writers and restore methods&lt;/summary&gt;&#10;&#10;| Writer | Components | File sets | Method | Writer's part | Reboot |&#10;| --- | --: | --: | --- | --- | --- |&#10;</xsl:text>
    <xsl:for-each select="writers/writer">
      <xsl:value-of select="concat('| ', v:markdown(@name))"/>
      <xsl:if test="@instance-name"><xsl:value-of select="concat(' ', v:code(@instance-name))"/></xsl:if>
      <xsl:value-of select="concat(' | ', @components, ' | ', format-number(@file-sets, '#,##0'), ' | ')"/>
      <xsl:choose><xsl:when test="restore-method/@method"><xsl:value-of select="v:code(restore-method/@method)"/></xsl:when><xsl:otherwise>none</xsl:otherwise></xsl:choose>
      <xsl:text> | </xsl:text>
      <xsl:if test="restore-method/@writer-restore"><xsl:value-of select="v:code(restore-method/@writer-restore)"/></xsl:if>
      <xsl:value-of select="concat(' | ', restore-method/@reboot-required, ' |&#10;')"/>
    </xsl:for-each>
    <xsl:text>&#10;&lt;/details&gt;&#10;</xsl:text>
  </xsl:if>
</xsl:template>

<xsl:template match="backup-components">
  <xsl:text>&#10;### What the BCD records&#10;&#10;| Writer | Component | Succeeded | Failure |&#10;| --- | --- | --- | --- |&#10;</xsl:text>
  <xsl:for-each select="entry/record">
    <xsl:text>| </xsl:text><xsl:for-each select=".."><xsl:call-template name="writer-name"/></xsl:for-each>
    <xsl:value-of select="concat(' | ', v:code(@full-path), ' | ', @backup-succeeded, ' | ')"/>
    <xsl:for-each select="failure"><xsl:value-of select="normalize-space(concat(@when, ' ', v:markdown(@hr), ' ', v:markdown(@hr-name), ' ', v:markdown(.)))"/><xsl:if test="position() != last()">; </xsl:if></xsl:for-each>
    <xsl:text> |&#10;</xsl:text>
  </xsl:for-each>
</xsl:template>

<xsl:template match="documents">
  <xsl:text>&#10;&lt;details&gt;&lt;summary&gt;Documents and their SHA-256&lt;/summary&gt;&#10;&#10;| Document | Kind | Bytes | SHA-256 |&#10;| --- | --- | --: | --- |&#10;</xsl:text>
  <xsl:for-each select="document">
    <xsl:value-of select="concat('| ', v:code(@path))"/>
    <xsl:if test="error"><xsl:value-of select="concat(' **cannot be read:** ', v:markdown(error))"/></xsl:if>
    <xsl:value-of select="concat(' | ', @kind, ' | ', @bytes, ' | ')"/>
    <xsl:if test="@sha256"><xsl:value-of select="v:code(@sha256)"/></xsl:if>
    <xsl:text> |&#10;</xsl:text>
  </xsl:for-each>
  <xsl:text>&#10;&lt;/details&gt;&#10;</xsl:text>
</xsl:template>

</xsl:stylesheet>
