<?xml version="1.0" encoding="UTF-8"?>
<!-- Writers, their components as a tree, and file sets by folder. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<xsl:template match="writers">
  <xsl:variable name="n"><xsl:call-template name="n"/></xsl:variable>
  <xsl:if test="writer">
    <section>
      <xsl:call-template name="section-heading"/>
      <xsl:apply-templates select="writer"/>
    </section>
  </xsl:if>
</xsl:template>

<xsl:template match="writer">
  <details class="w" id="{@id}">
    <summary>
      <strong><xsl:choose><xsl:when test="@name"><xsl:value-of select="@name"/></xsl:when><xsl:otherwise>(no name)</xsl:otherwise></xsl:choose></strong>
      <xsl:if test="@instance-name"> <span class="q"> <xsl:value-of select="@instance-name"/></span></xsl:if>
      <span class="c">
        <xsl:call-template name="count"><xsl:with-param name="n" select="@components"/><xsl:with-param name="one" select="'component'"/></xsl:call-template>,
        <xsl:call-template name="count"><xsl:with-param name="n" select="@file-sets"/><xsl:with-param name="one" select="'file set'"/></xsl:call-template>
        <xsl:if test="@in-bcd = 'yes'">, in the BCD</xsl:if>
      </span>
    </summary>
    <xsl:for-each select="known-writer/about"><p><xsl:value-of select="."/></p></xsl:for-each>
    <dl class="facts">
      <xsl:call-template name="fact"><xsl:with-param name="name" select="'Writer id'"/><xsl:with-param name="value" select="@writer-id"/><xsl:with-param name="code" select="true()"/></xsl:call-template>
      <xsl:call-template name="fact"><xsl:with-param name="name" select="'Instance id'"/><xsl:with-param name="value" select="@instance-id"/><xsl:with-param name="code" select="true()"/></xsl:call-template>
      <xsl:call-template name="fact"><xsl:with-param name="name" select="'Instance name'"/><xsl:with-param name="value" select="@instance-name"/></xsl:call-template>
      <xsl:call-template name="fact"><xsl:with-param name="name" select="'Usage'"/><xsl:with-param name="value" select="@usage"/><xsl:with-param name="code" select="true()"/></xsl:call-template>
      <xsl:call-template name="fact"><xsl:with-param name="name" select="'Data source'"/><xsl:with-param name="value" select="@source-type"/><xsl:with-param name="code" select="true()"/></xsl:call-template>
      <xsl:if test="@major-version"><dt>Version</dt><dd><xsl:value-of select="concat(@major-version, '.', @minor-version)"/></dd></xsl:if>
      <xsl:call-template name="fact"><xsl:with-param name="name" select="'Backup schema'"/><xsl:with-param name="value" select="@backup-schema-flags"/><xsl:with-param name="code" select="true()"/></xsl:call-template>
      <xsl:call-template name="fact"><xsl:with-param name="name" select="'Service'"/><xsl:with-param name="value" select="known-writer/@service"/></xsl:call-template>
      <xsl:call-template name="fact"><xsl:with-param name="name" select="'Document'"/><xsl:with-param name="value" select="@document"/><xsl:with-param name="code" select="true()"/></xsl:call-template>
      <xsl:call-template name="remarks"/>
    </dl>
    <xsl:for-each select="file-sets">
      <details>
        <summary>
          <xsl:choose>
            <xsl:when test="@kind = 'exclude'">Excluded from the backup</xsl:when>
            <xsl:when test="@kind = 'exclude_from_snapshot'">Deleted from the shadow copy</xsl:when>
            <xsl:when test="@kind = 'alternate_location_mapping'">Alternate location mappings</xsl:when>
            <xsl:otherwise>Included (reserved, unsupported by Windows)</xsl:otherwise>
          </xsl:choose>
          <span class="c"><xsl:call-template name="count"><xsl:with-param name="n" select="@total"/><xsl:with-param name="one" select="'file set'"/></xsl:call-template></span>
        </summary>
        <xsl:apply-templates select="."/>
      </details>
    </xsl:for-each>
    <xsl:if test="node"><ul class="tree"><xsl:apply-templates select="node"/></ul></xsl:if>
    <xsl:if test="not(node)"><p class="q">No components: a backup selects nothing of this writer.</p></xsl:if>
  </details>
</xsl:template>

<xsl:template match="node">
  <li>
    <xsl:choose>
      <xsl:when test="component"><xsl:apply-templates select="component"/></xsl:when>
      <xsl:otherwise><span class="step"><xsl:value-of select="@label"/>\</span></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="node"><ul><xsl:apply-templates select="node"/></ul></xsl:if>
  </li>
</xsl:template>

<xsl:template match="component">
  <details class="c1" id="{@id}">
    <summary>
      <strong><xsl:choose><xsl:when test="../@label != ''"><xsl:value-of select="../@label"/></xsl:when><xsl:otherwise>(no name)</xsl:otherwise></xsl:choose></strong>
      <xsl:choose>
        <xsl:when test="@in-bcd = 'yes'"> <span class="b good">in the BCD</span></xsl:when>
        <xsl:when test="@in-bcd = 'no'"> <span class="b out">not in the BCD</span></xsl:when>
      </xsl:choose>
      <xsl:if test="@selectable = 'yes'"> <span class="b tag">selectable</span></xsl:if>
      <xsl:if test="@selectable-for-restore = 'yes'"> <span class="b tag">selectable for restore</span></xsl:if>
      <span class="c"><xsl:call-template name="count"><xsl:with-param name="n" select="@file-sets"/><xsl:with-param name="one" select="'file set'"/></xsl:call-template></span>
    </summary>
    <dl class="facts">
      <dt>Full path</dt><dd><code><xsl:value-of select="@full-path"/></code></dd>
      <xsl:call-template name="fact"><xsl:with-param name="name" select="'Caption'"/><xsl:with-param name="value" select="@caption"/></xsl:call-template>
      <xsl:call-template name="fact"><xsl:with-param name="name" select="'Type'"/><xsl:with-param name="value" select="@type"/><xsl:with-param name="code" select="true()"/></xsl:call-template>
      <dt>Selectable</dt><dd><xsl:call-template name="yes-no"><xsl:with-param name="value" select="@selectable"/></xsl:call-template> for backup, <xsl:call-template name="yes-no"><xsl:with-param name="value" select="@selectable-for-restore"/><xsl:with-param name="absent" select="'no (not recorded)'"/></xsl:call-template> for restore</dd>
      <xsl:call-template name="fact"><xsl:with-param name="name" select="'Flags'"/><xsl:with-param name="value" select="@flags-flags"/><xsl:with-param name="code" select="true()"/></xsl:call-template>
      <xsl:call-template name="fact"><xsl:with-param name="name" select="'Notified when complete'"/><xsl:with-param name="value" select="@notify-on-backup-complete"/></xsl:call-template>
      <xsl:call-template name="fact"><xsl:with-param name="name" select="'Restore metadata'"/><xsl:with-param name="value" select="@restore-metadata"/></xsl:call-template>
      <xsl:if test="icon"><dt>Icon</dt><dd><xsl:value-of select="icon/@bytes"/> bytes</dd></xsl:if>
      <xsl:for-each select="dependency">
        <dt>Depends on</dt>
        <dd><code><xsl:value-of select="@full-path"/></code> of <xsl:choose><xsl:when test="@writer"><xsl:value-of select="@writer"/></xsl:when><xsl:otherwise><code><xsl:value-of select="@writer-id"/></code></xsl:otherwise></xsl:choose><xsl:if test="@computer"> on <strong><xsl:value-of select="@computer"/></strong></xsl:if></dd>
      </xsl:for-each>
      <xsl:call-template name="place"/>
      <xsl:call-template name="remarks"/>
    </dl>
    <xsl:apply-templates select="file-sets"/>
  </details>
</xsl:template>

<!-- ==== file sets: a few as a table, many by folder ==== -->

<xsl:template match="file-sets">
  <xsl:choose>
    <xsl:when test="@total &lt;= 20 and not(.//folder/@cut)">
      <table class="rows files">
        <thead><xsl:call-template name="file-set-columns"/></thead>
        <tbody><xsl:apply-templates select="folder" mode="rows"/></tbody>
      </table>
    </xsl:when>
    <xsl:otherwise><xsl:apply-templates select="folder"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template name="file-set-columns">
  <tr><th scope="col">Folder</th><th scope="col">Files</th><th scope="col">Recursive</th><th scope="col">Particulars</th></tr>
</xsl:template>

<xsl:template match="folder" mode="rows">
  <xsl:apply-templates select="file-set"/>
  <xsl:apply-templates select="folder" mode="rows"/>
</xsl:template>

<xsl:template match="file-set">
  <tr>
    <td><code><xsl:value-of select="../@path"/></code><xsl:if test="../@path = ''"><span class="q">no path</span></xsl:if>
      <xsl:if test="../@usually"><div class="q">usually <code><xsl:value-of select="../@usually"/></code></div></xsl:if></td>
    <td><code><xsl:value-of select="@filespec"/></code><xsl:if test="not(@filespec)"><span class="q">not recorded</span></xsl:if></td>
    <td><xsl:choose><xsl:when test="@recursive = 'yes'">with subfolders</xsl:when><xsl:otherwise>no</xsl:otherwise></xsl:choose></td>
    <td><xsl:call-template name="particulars"/></td>
  </tr>
</xsl:template>

<xsl:template name="particulars">
  <xsl:variable name="kind" select="(@kind | ../@kind)[1]"/>
  <xsl:choose>
    <xsl:when test="$kind = 'database_files'"><div>database</div></xsl:when>
    <xsl:when test="$kind = 'database_logfiles'"><div>log</div></xsl:when>
  </xsl:choose>
  <xsl:if test="@alternate-path">
    <div>
      <xsl:choose>
        <xsl:when test="$kind = 'alternate_location_mapping' or $kind = 'new_target'">to </xsl:when>
        <xsl:otherwise>read from </xsl:otherwise>
      </xsl:choose>
      <code><xsl:value-of select="@alternate-path"/></code>
    </div>
  </xsl:if>
  <xsl:if test="@backup-type-flags and (@backup-type | ../@backup-type)[1] != 3855">
    <details><summary>backup type <xsl:value-of select="(@backup-type | ../@backup-type)[1]"/></summary><code><xsl:value-of select="@backup-type-flags"/></code></details>
  </xsl:if>
  <xsl:if test="inferred or extra or @*[substring(local-name(), string-length(local-name()) - 3) = '-raw']"><dl class="facts"><xsl:call-template name="remarks"/></dl></xsl:if>
</xsl:template>

<!-- A name says all about a plain file set; the folder's path is the text of what is around it. -->
<xsl:template match="folder">
  <details class="fo">
    <summary><b><xsl:value-of select="@label"/><xsl:if test="@label = ''">(no path)</xsl:if></b><xsl:if test="@usually"> <span class="q"> usually <xsl:value-of select="@usually"/></span></xsl:if><i><xsl:value-of select="format-number(@total, '#,##0')"/></i></summary>
    <xsl:choose>
      <xsl:when test="@cut"><p class="q"><xsl:call-template name="count"><xsl:with-param name="n" select="@own"/><xsl:with-param name="one" select="'file set'"/></xsl:call-template> not listed: the report would grow too large (--max-file-sets)</p></xsl:when>
      <xsl:when test="@plain"><ul class="f"><xsl:for-each select="file-set"><li><xsl:value-of select="@filespec"/></li></xsl:for-each></ul></xsl:when>
      <xsl:when test="@own &gt; 0">
        <xsl:if test="file-set[not(@more)]"><ul class="f"><xsl:for-each select="file-set[not(@more)]"><li><xsl:value-of select="@filespec"/></li></xsl:for-each></ul></xsl:if>
        <table class="rows files">
          <thead><xsl:call-template name="file-set-columns"/></thead>
          <tbody><xsl:apply-templates select="file-set[@more]"/></tbody>
        </table>
      </xsl:when>
    </xsl:choose>
    <xsl:apply-templates select="folder"/>
  </details>
</xsl:template>

</xsl:stylesheet>
