<?xml version="1.0" encoding="UTF-8"?>
<!-- What a capture is, and the verdicts on it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<xsl:template match="overview">
  <ul class="cards">
    <xsl:apply-templates select="../selection/consistency" mode="card"/>
    <xsl:apply-templates select="../findings" mode="card"/>
    <xsl:apply-templates select="../selection" mode="card"/>
    <xsl:apply-templates select="../writers" mode="card"/>
  </ul>
  <dl class="facts">
    <xsl:if test="@made-by-vssdoc = 'yes'"><dt>Made</dt><dd>by vssdoc: this is no evidence of what Windows wrote</dd></xsl:if>
    <dt>Machine</dt>
    <dd>
      <xsl:choose>
        <xsl:when test="@machine"><strong><xsl:value-of select="@machine"/></strong></xsl:when>
        <xsl:otherwise>the documents do not tell</xsl:otherwise>
      </xsl:choose>
    </dd>
    <dt>Taken</dt>
    <dd><xsl:call-template name="taken"/></dd>
    <dt>Documents</dt>
    <dd><xsl:call-template name="document-counts"/></dd>
    <xsl:apply-templates select="../backup-components" mode="facts"/>
    <xsl:call-template name="snapshots"/>
    <xsl:if test="volume"><dt>Volumes</dt><dd><xsl:call-template name="volumes"/></dd></xsl:if>
  </dl>
</xsl:template>

<xsl:template name="taken">
  <xsl:choose>
    <xsl:when test="taken-by">by <xsl:value-of select="taken-by"/> <span class="q"> (<xsl:value-of select="taken-by/@because"/>)</span></xsl:when>
    <xsl:otherwise>the documents do not tell by what</xsl:otherwise>
  </xsl:choose>
  <xsl:text>; </xsl:text>
  <xsl:choose>
    <xsl:when test="taken-at"><xsl:value-of select="taken-at"/><span class="q"> (<xsl:value-of select="taken-at/@because"/>)</span></xsl:when>
    <xsl:otherwise>the documents do not tell when</xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template name="document-counts">
  <xsl:call-template name="count"><xsl:with-param name="n" select="@bcds"/><xsl:with-param name="one" select="'BCD'"/></xsl:call-template>
  <xsl:text>, </xsl:text>
  <xsl:call-template name="count"><xsl:with-param name="n" select="@wmds"/><xsl:with-param name="one" select="'WMD'"/></xsl:call-template>
  <xsl:if test="@manifests &gt; 0">, <xsl:call-template name="count"><xsl:with-param name="n" select="@manifests"/><xsl:with-param name="one" select="'manifest'"/></xsl:call-template></xsl:if>
  <xsl:if test="@other-documents &gt; 0">, <xsl:call-template name="count"><xsl:with-param name="n" select="@other-documents"/><xsl:with-param name="one" select="'other file'"/></xsl:call-template></xsl:if>
  <xsl:if test="@unreadable-documents &gt; 0">, <strong><xsl:value-of select="@unreadable-documents"/> that cannot be read</strong></xsl:if>
  <xsl:if test="@writers-elsewhere &gt; 0">, <xsl:call-template name="count"><xsl:with-param name="n" select="@writers-elsewhere"/><xsl:with-param name="one" select="'WMD'"/></xsl:call-template> of the same place went to another BCD</xsl:if>
</xsl:template>

<xsl:template match="backup-components" mode="facts">
  <dt>Backup</dt>
  <dd>
    <code><xsl:for-each select=".."><xsl:call-template name="backup-type"/></xsl:for-each></code>
    <xsl:if test="consequence">, <xsl:value-of select="consequence"/></xsl:if>
    <br/>
    <xsl:choose>
      <xsl:when test="@select-components = 'yes'">components were selected one by one</xsl:when>
      <xsl:when test="@select-components = 'no'">whole volumes: the components mean nothing</xsl:when>
      <xsl:otherwise>component mode not recorded</xsl:otherwise>
    </xsl:choose>
    <xsl:text>; </xsl:text>
    <xsl:choose>
      <xsl:when test="@bootable-system-state = 'yes'">with bootable system state</xsl:when>
      <xsl:when test="@bootable-system-state = 'no'">without bootable system state</xsl:when>
      <xsl:otherwise>bootable system state not recorded</xsl:otherwise>
    </xsl:choose>
    <xsl:text>; </xsl:text>
    <xsl:choose>
      <xsl:when test="@partial-file-support = 'yes'">partial files supported</xsl:when>
      <xsl:when test="@partial-file-support = 'no'">no partial files</xsl:when>
      <xsl:otherwise>partial files not recorded</xsl:otherwise>
    </xsl:choose>
  </dd>
  <dt>In the BCD</dt>
  <dd>
    <xsl:call-template name="count"><xsl:with-param name="n" select="@records"/><xsl:with-param name="one" select="'component'"/></xsl:call-template> of
    <xsl:call-template name="count"><xsl:with-param name="n" select="@writers"/><xsl:with-param name="one" select="'writer'"/></xsl:call-template>
    <xsl:if test="../overview/@bcd-writers-without-wmd &gt; 0">, <xsl:value-of select="../overview/@bcd-writers-without-wmd"/> of them without a WMD</xsl:if>
    <xsl:if test="../overview/@succeeded &gt; 0">, <xsl:value-of select="../overview/@succeeded"/> marked as succeeded</xsl:if>
    <xsl:if test="../overview/@failed &gt; 0">, <xsl:value-of select="../overview/@failed"/> failed</xsl:if>
    <xsl:if test="../overview/@selected-for-restore &gt; 0">, <xsl:value-of select="../overview/@selected-for-restore"/> selected for restore</xsl:if>
  </dd>
</xsl:template>

<xsl:template name="snapshots">
  <xsl:variable name="id" select="(../backup-components/@snapshot-set-id | ../manifest/@snapshot-set-id)[1]"/>
  <xsl:if test="../backup-components or ../manifest">
    <dt>Snapshot set</dt>
    <dd>
      <xsl:choose>
        <xsl:when test="$id"><code><xsl:value-of select="$id"/></code></xsl:when>
        <xsl:otherwise>not recorded</xsl:otherwise>
      </xsl:choose>
      <xsl:for-each select="../manifest/shadow-copy">
        <br/><strong><xsl:value-of select="@original-volume"/></strong>
        <xsl:if test="@alias"> alias <code><xsl:value-of select="@alias"/></code></xsl:if>
        <xsl:text> </xsl:text><code class="q"><xsl:value-of select="@id"/></code>
      </xsl:for-each>
      <xsl:for-each select="../backup-components/snapshot-set/snapshot">
        <br/><strong><xsl:value-of select="@original-volume"/></strong><xsl:text> </xsl:text>
        <code class="q"><xsl:value-of select="@device-object"/></code>
        <xsl:if test="contains(@attributes-flags, 'TRANSPORTABLE')"> transportable</xsl:if>
      </xsl:for-each>
      <xsl:if test="not(../manifest/shadow-copy) and not(../backup-components/snapshot-set/snapshot)"><br/>its volumes are not in these documents</xsl:if>
    </dd>
  </xsl:if>
</xsl:template>

<xsl:template name="volumes">
  <ul class="plain">
    <xsl:for-each select="volume">
      <li>
        <strong>
          <xsl:choose>
            <xsl:when test="@mount"><xsl:value-of select="@mount"/></xsl:when>
            <xsl:otherwise>not mounted</xsl:otherwise>
          </xsl:choose>
        </strong>
        <xsl:text> </xsl:text><code class="q">{<xsl:value-of select="@guid"/>}</code>
        <xsl:if test="@critical = 'yes'"> critical</xsl:if>
      </li>
    </xsl:for-each>
  </ul>
</xsl:template>

<!-- ==== verdicts ==== -->

<xsl:template match="consistency" mode="word">
  <xsl:choose>
    <xsl:when test="@level = 'application'"><span class="b good">yes</span></xsl:when>
    <xsl:when test="@level = 'partial'"><span class="b warning">in part</span></xsl:when>
    <xsl:when test="@level = 'file_system'"><span class="b error">no</span></xsl:when>
    <xsl:otherwise><span class="b unknown">not known</span></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template match="consistency" mode="card">
  <li>
    <h3>Application-consistent</h3>
    <p class="verdict"><xsl:apply-templates select="." mode="word"/></p>
    <p><xsl:value-of select="verdict"/></p>
    <xsl:for-each select="reason[position() &lt;= 3]"><p class="q"><xsl:value-of select="."/></p></xsl:for-each>
  </li>
</xsl:template>

<xsl:template match="findings" mode="card">
  <li>
    <h3>Findings</h3>
    <p class="verdict"><xsl:call-template name="finding-counts"/></p>
    <xsl:if test="@accepted &gt; 0"><p><xsl:value-of select="@accepted"/> accepted, not counted.</p></xsl:if>
    <xsl:for-each select="finding[@severity = 'error' or @severity = 'warning'][not(accepted)][position() &lt;= 3]">
      <p class="cut"><a href="#{@id}"><xsl:value-of select="message"/></a></p>
    </xsl:for-each>
    <xsl:if test="@error + @warning = 0"><p>Nothing breaks a rule; notes tell what is worth knowing.</p></xsl:if>
  </li>
</xsl:template>

<xsl:template match="selection" mode="card">
  <li>
    <h3>In the backup</h3>
    <p class="verdict"><span class="big"><xsl:value-of select="format-number(@included, '#,##0')"/></span> of
      <xsl:call-template name="count"><xsl:with-param name="n" select="@components"/><xsl:with-param name="one" select="'component'"/></xsl:call-template></p>
    <p><xsl:call-template name="count"><xsl:with-param name="n" select="@file-sets"/><xsl:with-param name="one" select="'file set'"/></xsl:call-template>
    <xsl:choose>
      <xsl:when test="@volumes-known = 'yes'"> on <xsl:for-each select="set-volume"><strong><xsl:value-of select="@name"/></strong><xsl:if test="position() != last()">, </xsl:if></xsl:for-each>.</xsl:when>
      <xsl:otherwise>; the volumes are not known, so nothing is left out for its volume.</xsl:otherwise>
    </xsl:choose></p>
    <xsl:if test="@has-bcd = 'no'"><p>No BCD<xsl:if test="@bcd-unread = 'yes'"> could be read</xsl:if>: this is what <xsl:value-of select="@requester"/> rules would select.</p></xsl:if>
    <xsl:if test="unmet"><p><span class="b warning"><xsl:value-of select="count(unmet)"/> unmet</span> dependencies.</p></xsl:if>
  </li>
</xsl:template>

<xsl:template match="writers" mode="card">
  <xsl:variable name="m" select="writer/restore-method"/>
  <xsl:variable name="reboot" select="count($m[@reboot-required = 'yes' or contains(@method, 'REBOOT')])"/>
  <xsl:variable name="custom" select="count($m[@method = 'VSS_RME_CUSTOM'])"/>
  <xsl:variable name="alternate" select="count($m[@method = 'VSS_RME_RESTORE_TO_ALTERNATE_LOCATION'])"/>
  <xsl:variable name="service" select="count($m[contains(@method, 'STOP')])"/>
  <xsl:variable name="known" select="count(writer[known-writer/restore])"/>
  <xsl:variable name="none" select="count(writer[@components &gt; 0][not(restore-method)])"/>
  <li>
    <h3>For a restore</h3>
    <xsl:choose>
      <xsl:when test="not(writer)"><p class="verdict"><span class="b unknown">not known</span></p><p>There is no writer metadata document.</p></xsl:when>
      <xsl:when test="$reboot + $custom + $alternate + $service + $none = 0"><p class="verdict"><span class="b good">nothing special</span></p></xsl:when>
      <xsl:otherwise>
        <ul class="plain">
          <xsl:if test="$custom"><li><span class="b warning"><xsl:value-of select="$custom"/></span> by the writer's own procedure</li></xsl:if>
          <xsl:if test="$none"><li><span class="b warning"><xsl:value-of select="$none"/></span> without a restore method</li></xsl:if>
          <xsl:if test="$reboot"><li><span class="b info"><xsl:value-of select="$reboot"/></span> at a reboot, or need one</li></xsl:if>
          <xsl:if test="$service"><li><span class="b info"><xsl:value-of select="$service"/></span> while a service is stopped</li></xsl:if>
          <xsl:if test="$alternate"><li><span class="b info"><xsl:value-of select="$alternate"/></span> to an alternate location</li></xsl:if>
        </ul>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:for-each select="../restoration"><p><xsl:choose><xsl:when test="@failing &gt; 0"><span class="b error"><xsl:value-of select="@failing"/> would fail</span></xsl:when><xsl:otherwise><span class="b good">none would fail</span></xsl:otherwise></xsl:choose> on <code><xsl:value-of select="@target"/></code></p></xsl:for-each>
    <xsl:if test="$known"><p><a href="#methods-{../@n}"><xsl:value-of select="$known"/> with documented particulars</a>.</p></xsl:if>
  </li>
</xsl:template>

</xsl:stylesheet>
