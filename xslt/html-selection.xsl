<?xml version="1.0" encoding="UTF-8"?>
<!-- What a backup holds: by writer, what is in, what is out, and why. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<xsl:template match="selection">
  <xsl:variable name="n"><xsl:call-template name="n"/></xsl:variable>
  <section>
    <xsl:call-template name="section-heading"/>
    <xsl:call-template name="selection-head"/>
    <xsl:if test="selected-writer">
      <table class="rows sort filter" id="table-selection-{$n}">
        <thead><tr><th scope="col">Writer</th><th scope="col">Component</th><th scope="col">In the backup</th><th scope="col">Why</th></tr></thead>
        <tbody><xsl:apply-templates select="selected-writer/selected"/></tbody>
      </table>
    </xsl:if>
    <xsl:call-template name="predictions"/>
    <xsl:call-template name="unmet"/>
    <xsl:apply-templates select="machine-files"/>
    <xsl:if test="selected-files">
      <details open="">
        <summary>File sets of what is in the backup <span class="c"><xsl:value-of select="format-number(@file-sets, '#,##0')"/></span></summary>
        <xsl:apply-templates select="selected-files"/>
      </details>
    </xsl:if>
  </section>
</xsl:template>

<xsl:template name="selection-head">
  <p>
    <xsl:choose>
      <xsl:when test="@has-bcd = 'yes'">As the BCD says: </xsl:when>
      <xsl:when test="@bcd-unread = 'yes'">No BCD could be read; by the rules of <xsl:value-of select="@requester"/>: </xsl:when>
      <xsl:otherwise>There is no BCD; by the rules of <xsl:value-of select="@requester"/>: </xsl:otherwise>
    </xsl:choose>
    <strong><xsl:value-of select="format-number(@included, '#,##0')"/> of <xsl:call-template name="count"><xsl:with-param name="n" select="@components"/><xsl:with-param name="one" select="'component'"/></xsl:call-template></strong>,
    <xsl:call-template name="count"><xsl:with-param name="n" select="@file-sets"/><xsl:with-param name="one" select="'file set'"/></xsl:call-template>.
    <xsl:choose>
      <xsl:when test="@volumes-known = 'yes'">Snapshot set: <xsl:for-each select="set-volume"><code><xsl:value-of select="@name"/></code><xsl:if test="position() != last()">, </xsl:if></xsl:for-each>.</xsl:when>
      <xsl:otherwise>The snapshot set is not known, so nothing is left out for its volume.</xsl:otherwise>
    </xsl:choose>
    <xsl:if test="needed-volume"> Needed for it: <xsl:for-each select="needed-volume"><code><xsl:value-of select="@name"/></code><xsl:if test="position() != last()">, </xsl:if></xsl:for-each>.</xsl:if>
  </p>
  <dl class="facts">
    <dt>Consistency</dt>
    <dd><xsl:apply-templates select="consistency" mode="word"/><xsl:text> </xsl:text><xsl:value-of select="consistency/verdict"/>
      <ul class="plain q"><xsl:for-each select="consistency/reason | consistency/untold"><li><xsl:value-of select="."/></li></xsl:for-each></ul></dd>
    <xsl:if test="@system-state = 'yes'">
      <dt>System state</dt>
      <dd>
        <xsl:choose>
          <xsl:when test="predicted[@list = 'system-state-missing']">asked for, and not complete: <xsl:call-template name="count"><xsl:with-param name="n" select="count(predicted[@list = 'system-state-missing'])"/><xsl:with-param name="one" select="'component'"/></xsl:call-template> of it not in the backup</xsl:when>
          <xsl:otherwise>asked for, and complete as far as the documents tell</xsl:otherwise>
        </xsl:choose>
      </dd>
    </xsl:if>
    <xsl:if test="critical-volume">
      <dt>Critical volumes</dt>
      <dd><ul class="plain">
        <xsl:for-each select="critical-volume">
          <li><strong><xsl:value-of select="@name"/></strong>
            <xsl:if test="@in-set = 'no' and ../@volumes-known = 'yes'"> <span class="b warning">not in the snapshot set</span></xsl:if>
            <span class="q"> for <xsl:value-of select="@writer"/><xsl:text> </xsl:text><code><xsl:value-of select="@component"/></code><xsl:if test="@components &gt; 1"> and <xsl:value-of select="@components - 1"/> more</xsl:if></span></li>
        </xsl:for-each>
      </ul></dd>
    </xsl:if>
    <xsl:for-each select="requirement"><dt>Required</dt><dd><code><xsl:value-of select="@asked"/></code><xsl:text> </xsl:text><xsl:choose><xsl:when test="@met = 'yes'"><span class="b good">met</span></xsl:when><xsl:otherwise><span class="b error">not met</span><xsl:text> </xsl:text><xsl:value-of select="@why"/></xsl:otherwise></xsl:choose></dd></xsl:for-each>
    <xsl:for-each select="remark"><dt>Note</dt><dd><xsl:value-of select="."/></dd></xsl:for-each>
  </dl>
  <ul class="writers">
    <xsl:for-each select="selected-writer">
      <li>
        <span>
          <xsl:attribute name="class">
            <xsl:choose>
              <xsl:when test="@included = @components">b good</xsl:when>
              <xsl:when test="@included = 0">b out</xsl:when>
              <xsl:otherwise>b warning</xsl:otherwise>
            </xsl:choose>
          </xsl:attribute>
          <xsl:value-of select="concat(@included, ' of ', @components)"/>
        </span>
        <xsl:text> </xsl:text><xsl:call-template name="writer-name"/>
      </li>
    </xsl:for-each>
  </ul>
</xsl:template>

<xsl:template name="writer-name">
  <xsl:choose>
    <xsl:when test="@writer"><xsl:value-of select="@writer"/></xsl:when>
    <xsl:when test="@writer-id"><code><xsl:value-of select="@writer-id"/></code></xsl:when>
    <xsl:otherwise>(no name)</xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template match="selected">
  <tr>
    <xsl:attribute name="data-s"><xsl:choose><xsl:when test="@inclusion = 'none'">out</xsl:when><xsl:otherwise>in</xsl:otherwise></xsl:choose></xsl:attribute>
    <td><xsl:for-each select=".."><xsl:call-template name="writer-name"/><xsl:if test="@instance-name"><div class="q"><xsl:value-of select="@instance-name"/></div></xsl:if></xsl:for-each></td>
    <td><code><xsl:value-of select="@full-path"/></code></td>
    <td>
      <xsl:choose>
        <xsl:when test="@inclusion = 'explicit'"><span class="b good">in</span> added</xsl:when>
        <xsl:when test="@inclusion = 'implicit'"><span class="b good">in</span> with another</xsl:when>
        <xsl:otherwise><span class="b out">out</span></xsl:otherwise>
      </xsl:choose>
    </td>
    <td><xsl:call-template name="reason"/></td>
  </tr>
</xsl:template>

<xsl:template name="reason">
  <xsl:choose>
    <xsl:when test="@reason = 'explicit'">the BCD names it</xsl:when>
    <xsl:when test="@reason = 'implicit'">comes with <code><xsl:value-of select="@by"/></code></xsl:when>
    <xsl:when test="@reason = 'volume_not_in_set'">needs what is not in the snapshot set: <code><xsl:value-of select="@by"/></code></xsl:when>
    <xsl:when test="@reason = 'writer_left_out'">the writer cannot take part without <code><xsl:value-of select="@by"/></code></xsl:when>
    <xsl:when test="@reason = 'ancestor_not_included'">only with the component above it: <code><xsl:value-of select="@by"/></code></xsl:when>
    <xsl:when test="@reason = 'requester_choice' and @by"><xsl:value-of select="@by"/></xsl:when>
    <xsl:when test="@reason = 'requester_choice'">the requester's choice: no rule explains it</xsl:when>
    <xsl:otherwise><code><xsl:value-of select="@reason"/></code><xsl:text> </xsl:text><xsl:value-of select="@by"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>
<!-- Without a BCD nothing names a component: the rules do. -->
<xsl:template name="predictions">
  <xsl:if test="predicted">
    <details>
      <summary>Against the rules of requesters <span class="c"><xsl:value-of select="count(predicted)"/></span></summary>
      <table class="rows">
        <thead><tr><th scope="col">Which</th><th scope="col">Writer</th><th scope="col">Component</th><th scope="col">What the rules say of it</th></tr></thead>
        <tbody>
          <xsl:for-each select="predicted">
            <tr>
              <td>
                <xsl:choose>
                  <xsl:when test="@list = 'not-in-bcd'">not in the BCD</xsl:when>
                  <xsl:when test="@list = 'only-in-bcd'">in the BCD, though the rules would not add it</xsl:when>
                  <xsl:when test="@list = 'system-state-missing'">system state that is not in the backup</xsl:when>
                  <xsl:when test="@list = 'lost'">left out by an exclusion</xsl:when>
                  <xsl:otherwise>DiskShadow and the documentation differ</xsl:otherwise>
                </xsl:choose>
              </td>
              <td><xsl:call-template name="writer-name"/></td>
              <td><code><xsl:value-of select="@full-path"/></code></td>
              <td><xsl:choose><xsl:when test="@reason = 'explicit'">they would add it</xsl:when><xsl:otherwise><xsl:call-template name="reason"/></xsl:otherwise></xsl:choose></td>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </details>
  </xsl:if>
</xsl:template>

<xsl:template name="unmet">
  <xsl:if test="unmet">
    <h4>Depended on, and not in the backup</h4>
    <table class="rows">
      <thead><tr><th scope="col">Who depends</th><th scope="col">On</th><th scope="col">Where</th></tr></thead>
      <tbody>
        <xsl:for-each select="unmet">
          <tr>
            <td><xsl:call-template name="writer-name"/> <code><xsl:value-of select="@full-path"/></code></td>
            <td><code><xsl:value-of select="@target"/></code></td>
            <td>
              <xsl:choose>
                <xsl:when test="@computer">on <strong><xsl:value-of select="@computer"/></strong>, of which nobody here can tell</xsl:when>
                <xsl:otherwise><span class="b warning">this machine</span></xsl:otherwise>
              </xsl:choose>
            </td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </xsl:if>
</xsl:template>

<!-- The files of the machine: by writer, then what is missing, excluded, claimed twice, of no writer. -->
<xsl:template match="machine-files">
  <h4>Files of the machine</h4>
  <p><strong><xsl:value-of select="format-number(@included, '#,##0')"/> of <xsl:call-template name="count"><xsl:with-param name="n" select="@included + @left-out + @unclaimed"/><xsl:with-param name="one" select="'file'"/></xsl:call-template></strong> in the backup, <xsl:value-of select="format-number(@left-out, '#,##0')"/> left out, <xsl:value-of select="format-number(@unclaimed, '#,##0')"/> of no writer<xsl:if test="@claimed-twice &gt; 0">; <xsl:value-of select="format-number(@claimed-twice, '#,##0')"/> claimed twice</xsl:if>.
    <xsl:if test="@missing &gt; 0"><span class="b error"><xsl:value-of select="format-number(@missing, '#,##0')"/> missing</span></xsl:if></p>
  <xsl:if test="files-of">
    <table class="rows">
      <thead><tr><th scope="col">Writer</th><th scope="col" class="n">In the backup</th><th scope="col">Not in it</th></tr></thead>
      <tbody>
        <xsl:for-each select="files-of">
          <tr>
            <td><xsl:value-of select="@writer"/></td>
            <td class="n"><xsl:value-of select="format-number(@included, '#,##0')"/></td>
            <td><xsl:for-each select="left-out"><xsl:value-of select="format-number(@files, '#,##0')"/><xsl:text> </xsl:text><xsl:call-template name="file-reason"/><xsl:if test="position() != last()">, </xsl:if></xsl:for-each></td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </xsl:if>
  <xsl:if test="missing-file">
    <details open="">
      <summary>Missing: named without wildcard, so that the backup fails without them <span class="c"><xsl:value-of select="format-number(@missing, '#,##0')"/></span></summary>
      <table class="rows">
        <thead><tr><th scope="col">File</th><th scope="col">Writer</th><th scope="col">Component</th></tr></thead>
        <tbody><xsl:for-each select="missing-file"><tr><td><code><xsl:value-of select="@path"/></code></td><td><xsl:call-template name="writer-name"/></td><td><code><xsl:value-of select="@component"/></code></td></tr></xsl:for-each></tbody>
      </table>
      <xsl:if test="@missing &gt; count(missing-file)"><p class="q">and <xsl:value-of select="format-number(@missing - count(missing-file), '#,##0')"/> more</p></xsl:if>
    </details>
  </xsl:if>
  <xsl:if test="claimed-file">
    <details>
      <summary>Claimed twice: a file belongs to one file set only <span class="c"><xsl:value-of select="format-number(@claimed-twice, '#,##0')"/></span></summary>
      <table class="rows">
        <thead><tr><th scope="col">File</th><th scope="col">By</th><th scope="col">And by</th></tr></thead>
        <tbody><xsl:for-each select="claimed-file"><tr><td><code><xsl:value-of select="@path"/></code></td><td><xsl:value-of select="@component"/></td><td><xsl:value-of select="@also"/></td></tr></xsl:for-each></tbody>
      </table>
      <xsl:if test="@claimed-twice &gt; count(claimed-file)"><p class="q">and <xsl:value-of select="format-number(@claimed-twice - count(claimed-file), '#,##0')"/> more</p></xsl:if>
    </details>
  </xsl:if>
  <xsl:call-template name="files-in"><xsl:with-param name="list" select="'exclusions'"/><xsl:with-param name="title" select="'Left out by exclusions, or to be deleted from the shadow copy'"/></xsl:call-template>
  <xsl:call-template name="files-in"><xsl:with-param name="list" select="'unclaimed'"/><xsl:with-param name="title" select="'Of no writer, by folder'"/></xsl:call-template>
  <xsl:call-template name="files-in"><xsl:with-param name="list" select="'file-sets'"/><xsl:with-param name="title" select="'Files that file sets mean, by the folder of the set'"/></xsl:call-template>
</xsl:template>

<xsl:template name="files-in">
  <xsl:param name="list"/>
  <xsl:param name="title"/>
  <xsl:variable name="rows" select="files-in[@list = $list]"/>
  <xsl:if test="$rows">
    <details>
      <summary><xsl:value-of select="$title"/><xsl:text> </xsl:text><span class="c"><xsl:value-of select="format-number(sum($rows/@files), '#,##0')"/></span></summary>
      <table class="rows">
        <thead><tr><th scope="col" class="n">Files</th><th scope="col">Where</th></tr></thead>
        <tbody><xsl:for-each select="$rows"><tr><td class="n"><xsl:value-of select="format-number(@files, '#,##0')"/></td><td><xsl:choose><xsl:when test="@label"><code><xsl:value-of select="@label"/></code></xsl:when><xsl:otherwise>elsewhere</xsl:otherwise></xsl:choose></td></tr></xsl:for-each></tbody>
      </table>
    </details>
  </xsl:if>
</xsl:template>

<xsl:template name="file-reason">
  <xsl:choose>
    <xsl:when test="@reason = 'excluded_by_writer'">excluded by the writer</xsl:when>
    <xsl:when test="@reason = 'excluded_by_registry'">excluded by the registry</xsl:when>
    <xsl:when test="@reason = 'not_in_backup_type'">not in this type of backup</xsl:when>
    <xsl:when test="@reason = 'component_not_included'">of components that are not in it</xsl:when>
    <xsl:when test="@reason = 'excluded_from_snapshot'">deleted from the shadow copy</xsl:when>
    <xsl:otherwise><xsl:value-of select="@reason"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template match="selected-files">
  <div class="files">
    <h4><xsl:call-template name="writer-name"/><xsl:text> </xsl:text><code><xsl:value-of select="@component"/></code></h4>
    <xsl:apply-templates select="file-sets"/>
  </div>
</xsl:template>

</xsl:stylesheet>
